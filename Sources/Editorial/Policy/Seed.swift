import Support

/// Seeds of models.
package enum Seed {
    /// The same name gets the same seed, so that a repeated try of a deterministic engine gives the same result.
    package static func of(_ name: String) -> Int {
        SHA256.bytes(of: Array(name.utf8)).prefix(4).reduce(0) { $0 << 8 | Int($1) } & 0x7fff_ffff
    }
}
