import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Vault

/// Where the key comes from, and which ones are refused.
@Suite struct VaultKeyTests {
    private static let hex = String(repeating: "0123456789abcdef", count: 4)

    @Test func `without a credential a key is made beside the store, for its owner alone, and found again`() throws {
        let folder = try ScratchFolder()
        let place = VaultKeyPlace(folder: folder.path, credentials: nil)
        #expect(try place.key() == nil)
        let made = try place.keyOrNew()
        #expect(try Files.mode(place.path) & 0o777 == 0o600)
        #expect(try place.keyOrNew().id == made.id)
        #expect(try place.key()?.id == made.id)
        #expect("\(made)" == "<secret>")
        let text = String(decoding: try Files.read(place.path, limit: 100), as: UTF8.self).trimmed
        #expect(text.utf8.count == 64 && !String(reflecting: made).contains(text))
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644] as [UInt32])
    func `a key file that others may read is refused, with what to do`(mode: UInt32) throws {
        let folder = try ScratchFolder()
        let place = VaultKeyPlace(folder: folder.path, credentials: nil)
        try Files.write(place.path, Array(Self.hex.utf8), mode: mode)
        let problem = try #require(throws: VaultProblem.self) { try place.keyOrNew() }
        #expect(problem.description == "the vault key \(place.path) may be read by others than its owner: run chmod 600 \(place.path)")
    }

    @Test func `the unit's credential wins, with its prefix or without, and no file is made`() throws {
        for name in ["copydesk_vault-key", "vault-key"] {
            let (folder, credentials) = (try ScratchFolder(), try ScratchFolder())
            try Files.write(credentials.file(name), Array((Self.hex + "\n").utf8), mode: 0o400)
            let place = VaultKeyPlace(folder: folder.path, credentials: credentials.path)
            #expect(try place.keyOrNew().id == VaultKey(hex: Self.hex)?.id)
            #expect(!Files.exists(place.path))
        }
    }

    @Test func `a credentials folder without the key leaves it to the file`() throws {
        let (folder, credentials) = (try ScratchFolder(), try ScratchFolder())
        let place = VaultKeyPlace(folder: folder.path, credentials: credentials.path)
        _ = try place.keyOrNew()
        #expect(Files.exists(place.path))
    }

    @Test(arguments: ["", "0123", String(repeating: "g", count: 64), String(repeating: "0", count: 66)])
    func `what is no key is never replaced by a new one`(text: String) throws {
        let folder = try ScratchFolder()
        let place = VaultKeyPlace(folder: folder.path, credentials: nil)
        try Files.write(place.path, Array(text.utf8), mode: 0o600)
        #expect(throws: VaultProblem.self) { try place.keyOrNew() }
        #expect(String(decoding: try Files.read(place.path, limit: 100), as: UTF8.self) == text)
    }
}
