package co.luoyun.osmanager.controller.protocol;

/**
 * Who this instance is to its controller.
 *
 * @param tag its number in the cloud
 * @param key the secret it shares with the controller
 */
public record Identity(int tag, SharedKey key) {

}
