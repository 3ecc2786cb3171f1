import FoundationEssentials
import Support

/// The 32 bytes that seal and open; nothing prints them.
package struct VaultKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let bytes: [UInt8]
    /// 16 hexadecimal digits that tell keys apart.
    let id: String

    static let length = 32

    /// A key of 64 hexadecimal digits; nil when it is not that.
    package init?(hex text: String) {
        guard let bytes = Hex.bytes(text), bytes.count == Self.length else { return nil }
        self.init(bytes)
    }

    /// A new one from the system's generator.
    package static func make() -> VaultKey { VaultKey(RandomBytes.make(length)) }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        id = String(BLAKE2b.hex(of: Array("copydesk vault key id".utf8) + bytes).prefix(16))
    }

    /// For the file that keeps it.
    fileprivate var hex: String { Hex.text(bytes) }

    package var description: String { "<secret>" }
    package var debugDescription: String { "<secret>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where the key is: a credential of the unit, else a file beside the store.
package struct VaultKeyPlace: Sendable {
    /// The file beside the store.
    package let path: String
    private let credentials: String?

    /// The credential's name; `openssl rand -hex 32` makes what belongs into it.
    package static let credential = "vault-key"

    /// The place for a store in `folder`.
    package init(folder: String, credentials: String? = Environment.value("CREDENTIALS_DIRECTORY")) {
        path = folder + "/" + Self.credential
        self.credentials = credentials
    }

    /// The key that is there; nil when there is none yet.
    package func key() throws(VaultProblem) -> VaultKey? {
        if let reference = credentialReference { return try read(reference) }
        return Files.exists(path) ? try keyOfFile() : nil
    }

    /// The key that is there, else a new one, which is in its file before it is used.
    package func keyOrNew() throws(VaultProblem) -> VaultKey {
        if let key = try key() { return key }
        let key = VaultKey.make()
        do { try Files.write(path, Array((key.hex + "\n").utf8), mode: 0o600) } catch {
            throw VaultProblem("there is no vault key, and none can be made: \(error)")
        }
        return key
    }

    private var credentialReference: SecretReference? {
        guard let credentials else { return nil }
        let isThere = ["copydesk_", ""].contains { Files.exists("\(credentials)/\($0)\(Self.credential)") }
        return isThere ? .credential(Self.credential) : nil
    }

    private func keyOfFile() throws(VaultProblem) -> VaultKey {
        let mode: UInt32
        do { mode = try Files.mode(path) } catch { throw VaultProblem("the vault key cannot be used: \(error)") }
        guard mode & 0o077 == 0 else {
            throw VaultProblem("the vault key \(path) may be read by others than its owner: run chmod 600 \(path)")
        }
        return try read(.file(path))
    }

    private func read(_ reference: SecretReference) throws(VaultProblem) -> VaultKey {
        let text: Secret
        do { text = try reference.resolve(credentials: credentials) } catch { throw VaultProblem("the vault key cannot be used: \(error)") }
        guard let key = VaultKey(hex: text.reveal()) else {
            throw VaultProblem("the vault key (\(reference)) is not 64 hexadecimal digits: put back the right one, or remove it")
        }
        return key
    }
}
