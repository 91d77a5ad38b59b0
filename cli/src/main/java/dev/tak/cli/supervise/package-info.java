/** Keeps the parts running as Kubernetes would: restarts what exits, kills what does not answer its liveness. */
package dev.tak.cli.supervise;
