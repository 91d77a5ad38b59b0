/** The system as a test has it: started, broken and looked at from outside. */
package dev.tak.tests.house;
