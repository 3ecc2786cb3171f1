internal import CSodium
import Support

/// Seals secrets for the store: XChaCha20-Poly1305 with a random nonce (libsodium's AEAD), bound to what each is for.
package struct Vault: Sendable {
    private let key: VaultKey

    /// A vault that this key opens.
    package init(key: VaultKey) { self.key = key }

    /// Which key seals here: a digest of the key, which tells nothing about it.
    package var keyID: String { key.id }

    /// Seals a secret for one purpose; no other purpose opens it.
    package func seal(_ secret: Secret, for purpose: Purpose) -> Sealed {
        let nonce = RandomBytes.make(Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES))
        let (message, bound) = (Array(secret.reveal().utf8), purpose.bytes)
        var box = [UInt8](repeating: 0, count: message.count + Int(crypto_aead_xchacha20poly1305_ietf_ABYTES))
        var length: UInt64 = 0
        let code = crypto_aead_xchacha20poly1305_ietf_encrypt(
            &box, &length, message, UInt64(message.count), bound, UInt64(bound.count), nil, nonce, key.bytes)
        precondition(code == 0)
        return Sealed(keyID: key.id, bytes: nonce + box.prefix(Int(length)))
    }

    /// The secret that was sealed for this purpose; throws when it was sealed with another key, for another purpose, or changed since.
    package func open(_ sealed: Sealed, for purpose: Purpose) throws(VaultProblem) -> Secret {
        guard sealed.keyID == key.id else { throw VaultProblem("the vault key is not the one that it was sealed with") }
        let (nonceLength, tagLength) = (
            Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES), Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
        )
        guard sealed.bytes.count >= nonceLength + tagLength else { throw VaultProblem("it was changed after it was sealed") }
        let (nonce, box, bound) = (Array(sealed.bytes.prefix(nonceLength)), Array(sealed.bytes.dropFirst(nonceLength)), purpose.bytes)
        var message = [UInt8](repeating: 0, count: box.count)
        var length: UInt64 = 0
        let code = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &message, &length, nil, box, UInt64(box.count), bound, UInt64(bound.count), nonce, key.bytes)
        guard code == 0 else { throw VaultProblem("it was changed after it was sealed") }
        return Secret(String(decoding: message.prefix(Int(length)), as: UTF8.self))
    }

    /// What a secret is for and whose it is.
    package struct Purpose: Sendable, Hashable {
        fileprivate let bytes: [UInt8]

        /// The words that have to be the same at sealing and at opening: "access token", "Company page".
        package init(_ words: String...) {
            // With their lengths, so that no two lists of words give the same bytes.
            bytes = Array((["copydesk 1"] + words).map { "\($0.utf8.count):\($0)" }.joined(separator: ",").utf8)
        }
    }
}

/// A sealed secret and which key opens it.
package struct Sealed: Sendable, Hashable {
    package let keyID: String
    /// Nonce, then the encrypted secret with its tag.
    package let bytes: [UInt8]

    package init(keyID: String, bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }
}

/// Something sealed cannot be opened, or there is no key to seal with.
package struct VaultProblem: DeskError, Equatable {
    package let description: String
    package var disposition: Disposition { .needsOperator }

    init(_ description: String) { self.description = description }

    /// The key is gone that something was sealed with.
    package init(missingKeyAt path: String) { self.init("the vault key is gone: \(path) does not exist") }
}
