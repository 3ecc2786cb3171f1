import Glibc
import Rehearsal
import TestKit
import Testing

/// Struck at each point of the publish path, one run per point (`KillPoints`): one post for each approval, or a person is asked.
struct KillPointTests {
    @Test func `killed at each point of the create request`() async throws {
        try await sweep("page, create", least: 5, hasPicture: false, on: "POST /rest/posts")
    }

    @Test func `told to stop at each point of the create request, it ends in time with the outcome filed`() async throws {
        try await sweep("page, create", least: 5, hasPicture: false, signal: SIGTERM, on: "POST /rest/posts")
    }

    @Test func `killed at each point of looking for a post whose create was reset`() async throws {
        try await sweep("page, evidence", least: 3, hasPicture: false, on: "q=author", fault: .resetAfter)
    }

    @Test func `killed at each point of writing the first comment`() async throws {
        try await sweep("page, first comment", least: 3, hasPicture: false, hasComment: true, on: "POST /rest/socialActions")
    }

    @Test func `told to stop at each point of writing the first comment, it ends in time with the outcome filed`() async throws {
        try await sweep(
            "page, first comment", least: 3, hasPicture: false, hasComment: true, signal: SIGTERM, on: "POST /rest/socialActions")
    }

    @Test func `killed at each point of looking for a first comment whose answer was reset`() async throws {
        try await sweep(
            "page, look for first comment", least: 3, hasPicture: false, hasComment: true, on: "GET /rest/socialActions", fault: .resetAfter
        )
    }

    @Test(.enabled(if: KillProof.isFull), arguments: [0, 1])
    func `killed at each point from the start over approval to announcement`(half: Int) async throws {
        try await sweep("page, every point, half \(half + 1)", least: 50, hasPicture: true, first: half + 1, stride: 2)
    }

    @Test(.enabled(if: KillProof.isFull), arguments: ["commit: written", "/rest/"])
    func `killed after each commit and at each write to LinkedIn for a member, whose posts cannot be looked for`(words: String) async throws
    {
        try await sweep("member, \(words)", account: "Editor in person", least: 10, hasPicture: true, on: words)
    }

    @Test(.enabled(if: KillProof.isFull), arguments: ["commit: written", "/rest/"])
    func `told to stop after each commit and at each write to LinkedIn`(words: String) async throws {
        try await sweep("page, \(words)", least: 10, hasPicture: true, signal: SIGTERM, on: words)
    }

    private func sweep(
        _ name: String, account: String = "Company page", least: Int, hasPicture: Bool, hasComment: Bool = false, signal: Int32 = SIGKILL,
        on words: String? = nil, first: Int = 1, stride: Int = 1, fault: Fault.Kind? = nil
    ) async throws {
        try await KillHouse.open { house in
            let sweep = Sweep(
                house: house, name: "\(signal == SIGKILL ? "SIGKILL" : "SIGTERM"): \(name)", account: account, hasPicture: hasPicture,
                hasComment: hasComment, signal: signal, on: words, first: first, stride: stride, fault: fault)
            let result = try await sweep.run()
            #expect(result.problems == [])
            #expect(result.struck >= least)
        }
    }
}
