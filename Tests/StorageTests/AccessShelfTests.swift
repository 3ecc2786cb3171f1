import Editorial
import FoundationEssentials
import Storage
import Support
import TestKit
import Testing

@Suite("What accounts can do")
struct AccessShelfTests {
    let now = Date(milliseconds: 1_783_156_080_000)

    @Test("what is known of an account is kept over a reopening, one row for each")
    func kept() async throws {
        let folder = try ScratchFolder()
        let failed = KnownAccess(
            account: "member", fingerprint: "f", access: nil, nextLookAt: now + .seconds(60), failures: 1, toldDays: nil)
        let known = KnownAccess(
            account: "page", fingerprint: "g", access: ScriptedInspector.access(at: now, until: now + .seconds(86_400)), nextLookAt: now,
            failures: 0, toldDays: 1)
        do {
            let store = try await ScratchStore(folder: folder, url: "sqlite:desk.db", now: now).store
            #expect(try await store.knownAccess().isEmpty)
            try await store.keep(KnownAccess(account: "page", fingerprint: "old", access: nil, nextLookAt: now, failures: 9, toldDays: 14))
            try await store.keep(known)
            try await store.keep(failed)
        }
        let store = try await ScratchStore(folder: folder, url: "sqlite:desk.db", now: now).store
        #expect(try await store.knownAccess() == ["page": known, "member": failed])
    }
}
