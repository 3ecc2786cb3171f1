import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

@Suite struct TidyingTests {
    @Test("the store is tidied at the start and once a day; a live draft keeps its picture")
    func daily() async throws {
        let rig = try await Rig()
        try await rig.submitted()
        let picture = Picture.sample("unused")
        try await rig.store.keep(picture)
        try await rig.drain("tidy")
        #expect(try await rig.stage("tidy").nextDue(now: rig.clock.now()) == rig.clock.now() + .seconds(86_400))
        #expect(try await rig.stage("tidy").workOnce() == false)
        rig.clock.advance(by: .seconds(179 * 86_400))
        try await rig.drain("tidy")
        #expect(try await rig.store.picture(picture.hash) == picture)
        rig.clock.advance(by: .seconds(86_400))
        try await rig.drain("tidy")
        #expect(try await rig.store.picture(picture.hash) == nil)
        #expect(try await rig.state() == .submitted)
    }
}
