package co.luoyun.osmanager.os;

import java.time.Duration;

import co.luoyun.osmanager.os.names.HostName;
import co.luoyun.osmanager.os.names.NameServers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which settings of the operating system are ours to make, and how.
 *
 * @param password root's password
 * @param sshKeys root's authorized keys
 * @param network the interfaces' addresses and routes
 * @param nameServers the name servers
 * @param hostName the host name; off unless switched on
 * @param script the application's config script
 * @param drift what is done about settings that something else changes after the boot
 */
@ConfigurationProperties("osmanager.os")
public record OsProperties(@DefaultValue Password password, @DefaultValue SshKeys sshKeys,
		@DefaultValue Network network, @DefaultValue NameServers nameServers, @DefaultValue HostName hostName,
		@DefaultValue Script script, @DefaultValue("repair") Drift drift) {

	/**
	 * Root's password.
	 *
	 * @param enabled whether root's password is set from passwd_hash
	 * @param lockTimeout how long to wait for another program that changes passwords
	 */
	public record Password(@DefaultValue("true") boolean enabled, @DefaultValue("15s") Duration lockTimeout) {

	}

	/**
	 * Root's authorized keys.
	 *
	 * @param enabled whether root's authorized keys are set from public_key
	 */
	public record SshKeys(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * The network.
	 *
	 * @param enabled whether the interfaces are set up from network
	 * @param backend what the network is written for; "auto" finds out what is in charge
	 * @param reloadTimeout how long each command that puts the settings into force may
	 * take
	 * @param verifyTimeout how long to wait for addresses and routes to appear, before
	 * the former settings come back
	 */
	public record Network(@DefaultValue("true") boolean enabled, @DefaultValue("auto") String backend,
			@DefaultValue("60s") Duration reloadTimeout, @DefaultValue("20s") Duration verifyTimeout) {

	}

	/**
	 * The name servers.
	 *
	 * @param enabled whether the name servers are set
	 */
	public record NameServers(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * The host name.
	 *
	 * @param enabled whether the host name is set from domain.name
	 */
	public record HostName(@DefaultValue("false") boolean enabled) {

	}

	/**
	 * The application's config script.
	 *
	 * @param enabled whether custom/scripts/config is run
	 * @param timeout how long it may run before it is killed with all that it started
	 */
	public record Script(@DefaultValue("true") boolean enabled, @DefaultValue("5m") Duration timeout) {

	}

	/** What is done about settings that something else changes after the boot. */
	public enum Drift {

		/** It is told. */
		REPORT,

		/** It is put right, but not again and again. */
		REPAIR,

		/** Nobody looks. */
		IGNORE

	}

}
