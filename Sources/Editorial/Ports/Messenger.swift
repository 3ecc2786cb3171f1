/// Tells operators of faults outside of this machine.
package protocol Messenger: Sendable {
    /// Of where it goes and how; another one starts anew.
    var fingerprint: String { get }
    /// Delivers one text; throws a `DeskError` when it is not known to have been taken. No error names the address.
    func tell(_ text: String) async throws
}
