package co.luoyun.osmanager.vm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks tests that need a virtual machine; what fails shows its console and journal. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("vm")
@ExtendWith({ ShowConsole.class, MachineTimeLimit.class })
@interface InVirtualMachine {

}
