internal import CSodium

/// HMAC (RFC 2104) with the digests that hubs of feeds sign with; raw values are the names in their headers.
package enum HMACMethod: String, Sendable, CaseIterable {
    case sha1, sha256, sha384, sha512

    /// The code as lower-case hexadecimal digits.
    package func hex(key: [UInt8], message: [UInt8]) -> String {
        let block = self == .sha1 || self == .sha256 ? 64 : 128
        let short = key.count > block ? digest(key) : key
        let padded = short + [UInt8](repeating: 0, count: block - short.count)
        let inner = digest(padded.map { $0 ^ 0x36 } + message)
        return Hex.text(digest(padded.map { $0 ^ 0x5c } + inner))
    }

    private func digest(_ message: [UInt8]) -> [UInt8] {
        switch self {
        case .sha1: SHA1.bytes(of: message)
        case .sha256: SHA256.bytes(of: message)
        case .sha384: Self.long(message, start: Self.start384, length: 48)
        case .sha512: Self.long(message, start: nil, length: 64)
        }
    }

    private typealias Words = (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

    /// SHA-384 is SHA-512 from another start, cut short (FIPS 180-4, 6.5).
    private static let start384: Words = (
        0xcbbb_9d5d_c105_9ed8, 0x629a_292a_367c_d507, 0x9159_015a_3070_dd17, 0x152f_ecd8_f70e_5939, 0x6733_2667_ffc0_0b31,
        0x8eb4_4a87_6858_1511, 0xdb0c_2e0d_64f9_8fa7, 0x47b5_481d_befa_4fa4
    )

    private static func long(_ message: [UInt8], start: Words?, length: Int) -> [UInt8] {
        var state = crypto_hash_sha512_state()
        var digest = [UInt8](repeating: 0, count: 64)
        crypto_hash_sha512_init(&state)
        if let start { state.state = start }
        crypto_hash_sha512_update(&state, message, UInt64(message.count))
        crypto_hash_sha512_final(&state, &digest)
        return Array(digest.prefix(length))
    }
}

/// SHA-1 (FIPS 180-4), for hubs that know nothing better; good enough for HMAC and for nothing else.
private enum SHA1 {
    static func bytes(of message: [UInt8]) -> [UInt8] {
        var sums: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        var padded = message + [0x80]
        padded += [UInt8](repeating: 0, count: (120 - padded.count % 64) % 64)
        padded += bigEndian(UInt64(message.count) * 8, 8)
        for start in stride(from: 0, to: padded.count, by: 64) { add(padded[start..<start + 64], to: &sums) }
        return sums.flatMap { bigEndian(UInt64($0), 4) }
    }

    private static func add(_ block: ArraySlice<UInt8>, to sums: inout [UInt32]) {
        var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
            block[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<80 { words.append(rotate(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1)) }
        var (a, b, c, d, e) = (sums[0], sums[1], sums[2], sums[3], sums[4])
        for (index, word) in words.enumerated() {
            let (mixed, constant): (UInt32, UInt32) =
                switch index {
                case ..<20: (b & c | ~b & d, 0x5a82_7999)
                case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
                case ..<60: (b & c | b & d | c & d, 0x8f1b_bcdc)
                default: (b ^ c ^ d, 0xca62_c1d6)
                }
            (a, b, c, d, e) = (rotate(a, 5) &+ mixed &+ e &+ constant &+ word, a, rotate(b, 30), c, d)
        }
        sums = zip(sums, [a, b, c, d, e]).map { $0 &+ $1 }
    }

    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 { word << count | word >> (32 - count) }

    private static func bigEndian(_ number: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64((count - 1 - $0) * 8)) }
    }
}
