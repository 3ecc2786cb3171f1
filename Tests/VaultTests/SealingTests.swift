import Support
import Testing
import Vault

@Suite struct SealingTests {
    private static let purpose = Vault.Purpose("access token", "Company page")

    @Test func `a sealed token opens for its own purpose and for no other`() throws {
        let vault = Vault(key: .make())
        let sealed = vault.seal(Secret("AQX-1"), for: Self.purpose)
        #expect(try vault.open(sealed, for: Self.purpose).reveal() == "AQX-1")
        #expect(throws: VaultProblem.self) { try vault.open(sealed, for: Vault.Purpose("access token", "Other page")) }
        #expect(throws: VaultProblem.self) { try Vault(key: .make()).open(sealed, for: Self.purpose) }
    }

    @Test func `every byte of a sealed token is guarded`() {
        let vault = Vault(key: .make())
        let sealed = vault.seal(Secret("AQX-1"), for: Self.purpose)
        for index in sealed.bytes.indices {
            var bytes = sealed.bytes
            bytes[index] ^= 1
            #expect(throws: VaultProblem.self) { try vault.open(Sealed(keyID: sealed.keyID, bytes: bytes), for: Self.purpose) }
        }
    }
}
