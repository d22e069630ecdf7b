/**
 * The connection to the cloud controller: packets, handshake, session, discovery.
 */
@NullMarked
package co.luoyun.osmanager.controller;

import org.jspecify.annotations.NullMarked;
