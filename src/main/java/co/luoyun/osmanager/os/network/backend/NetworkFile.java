package co.luoyun.osmanager.os.network.backend;

/**
 * A file for whatever manages the network.
 *
 * @param name its name in the manager's folder
 * @param link the interface that it is about; empty when it is about all
 * @param text its content
 */
public record NetworkFile(String name, String link, String text) {

}
