/** The failure contract: each test breaks a part of a whole system under load and looks at what its users notice. */
package dev.tak.tests.fault;
