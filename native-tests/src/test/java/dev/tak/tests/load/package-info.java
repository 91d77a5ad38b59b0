/** What devices and REST clients do all the while. */
package dev.tak.tests.load;
