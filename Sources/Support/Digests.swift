internal import CSodium
internal import CXXHash

/// Chooses libsodium's fastest code for this processor, once.
private let sodiumReady: Bool = sodium_init() >= 0

/// SHA-256, for what other systems compute too.
package enum SHA256 {
    /// The 32 bytes of the digest.
    package static func bytes(of message: [UInt8]) -> [UInt8] {
        precondition(sodiumReady)
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        crypto_hash_sha256(&digest, message, UInt64(message.count))
        return digest
    }

    /// The digest as 64 lower-case hexadecimal digits.
    package static func hex(of message: [UInt8]) -> String { Hex.text(bytes(of: message)) }

    /// The digest of the string's UTF-8 bytes as 64 lower-case hexadecimal digits.
    package static func hex(of message: String) -> String { hex(of: Array(message.utf8)) }
}

/// BLAKE2b with 32 bytes, three times faster than SHA-256: for what only this program compares.
package enum BLAKE2b {
    /// The 32 bytes of the digest.
    package static func bytes(of message: [UInt8]) -> [UInt8] {
        precondition(sodiumReady)
        var digest = [UInt8](repeating: 0, count: Int(crypto_generichash_BYTES))
        crypto_generichash(&digest, digest.count, message, UInt64(message.count), nil, 0)
        return digest
    }

    /// The digest as 64 lower-case hexadecimal digits.
    package static func hex(of message: [UInt8]) -> String { Hex.text(bytes(of: message)) }

    /// The digest of the string's UTF-8 bytes as 64 lower-case hexadecimal digits.
    package static func hex(of message: String) -> String { hex(of: Array(message.utf8)) }
}

/// XXH3 of 64 bits, ten times faster than BLAKE2b: for telling whether something changed where nobody gains by forging it.
package enum XXH3 {
    /// The hash of bytes.
    package static func hash(of bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
        bytes.withUnsafeBytes { XXH3_64bits_withSeed($0.baseAddress, $0.count, seed) }
    }

    /// The hash of a text's UTF-8 bytes.
    package static func hash(of text: String, seed: UInt64 = 0) -> UInt64 {
        var text = text
        return text.withUTF8 { XXH3_64bits_withSeed($0.baseAddress, $0.count, seed) }
    }

    /// One hash of several texts, of which some may be missing; each is the seed of the next.
    package static func hash(ofEach texts: [String?]) -> UInt64 {
        texts.reduce(0) { seed, text in text.map { hash(of: $0, seed: seed) } ?? ~seed }
    }
}

/// HMAC with SHA-256: how Notion and LinkedIn sign what they send.
package enum HMACSHA256 {
    /// The 32 bytes of the code; keys of any length.
    package static func bytes(key: [UInt8], message: [UInt8]) -> [UInt8] {
        precondition(sodiumReady)
        var state = crypto_auth_hmacsha256_state()
        var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        crypto_auth_hmacsha256_final(&state, &code)
        return code
    }

    /// The code as 64 lower-case hexadecimal digits.
    package static func hex(key: [UInt8], message: [UInt8]) -> String { Hex.text(bytes(key: key, message: message)) }
}

/// Whether two byte strings are equal, in a time that tells nothing about where they differ.
package func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && sodium_memcmp(left, right, left.count) == 0
}

/// Whether two strings have equal UTF-8 bytes, in a time that tells nothing about where they differ.
package func constantTimeEqual(_ left: String, _ right: String) -> Bool {
    constantTimeEqual(Array(left.utf8), Array(right.utf8))
}

/// Random bytes fit for keys and nonces.
package enum RandomBytes {
    /// That many bytes from the system's generator.
    package static func make(_ count: Int) -> [UInt8] {
        precondition(sodiumReady)
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }
}

/// Hexadecimal text.
package enum Hex {
    /// Two lower-case digits for each byte.
    package static func text(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes(text) }

    /// Sixteen digits, the highest first.
    package static func text(_ number: UInt64) -> String { withUnsafeBytes(of: number.bigEndian, text) }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { text in
            for (index, byte) in bytes.enumerated() {
                (text[2 * index], text[2 * index + 1]) = digits(of: byte)
            }
            return bytes.count * 2
        }
    }

    static func digits(of byte: UInt8) -> (UInt8, UInt8) { (digit(byte >> 4), digit(byte & 15)) }

    private static func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }

    /// The bytes of hexadecimal text in either case; nil when it is not that.
    package static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[start], let low = digits[start + 1] else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
