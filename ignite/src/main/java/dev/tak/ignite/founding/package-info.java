/** How nodes that start together agree on the one that founds the cluster: by a majority of votes of the configured replicas. */
package dev.tak.ignite.founding;
