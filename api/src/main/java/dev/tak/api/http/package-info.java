/** What holds for every request, before it reaches a resource. */
package dev.tak.api.http;
