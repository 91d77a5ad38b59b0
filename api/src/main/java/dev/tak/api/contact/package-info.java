/** Who is connected, on whatever pod. */
package dev.tak.api.contact;
