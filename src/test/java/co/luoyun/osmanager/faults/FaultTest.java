package co.luoyun.osmanager.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One fault, and a row of the table that the suite writes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@Tag("faults")
@ExtendWith(FaultTable.class)
public @interface FaultTest {

	/** What happens to the service, in a few words. */
	String fault();

	/** What must hold then. */
	String expected();

	/** Orders the table: the rooms of the faults, as "memory" or "clock". */
	String kind();

}
