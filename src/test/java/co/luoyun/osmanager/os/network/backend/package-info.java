@NullMarked
package co.luoyun.osmanager.os.network.backend;

import org.jspecify.annotations.NullMarked;
