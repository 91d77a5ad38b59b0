/** Who asks: the user that the client certificate names, judged at each request by the settings that the pod holds. */
package dev.tak.api.security;
