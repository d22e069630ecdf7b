package co.luoyun.osmanager.controller;

/**
 * Who this instance is to its controller.
 *
 * @param tag its number in the cloud
 * @param key the secret it shares with the controller
 */
record Identity(int tag, SharedKey key) {

}
