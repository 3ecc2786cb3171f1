import FoundationEssentials
import Glibc
import Rehearsal
import Support
import TestKit
import Testing

/// SIGTERM, and two daemons on one store.
@Suite(.serialized) struct StoppingTests {
    @Test func `a model's answer does not hold up a stop, and its work is done after the start`() async throws {
        try await Playhouse.open(writer: "model") { house in
            house.models.faults.add(Fault(.slow(.seconds(60)), path: "/api/chat"))
            let daemon = try await house.start()
            try await house.pass("the question to the model") {
                house.models.log.requests.contains { $0.path == "/api/chat" }
            }
            let start = ContinuousClock.now
            #expect(try await daemon.stop() == 0)
            let took = start.duration(to: .now)
            print("measured: SIGTERM to the end with a model's answer on its way: \(took)")
            #expect(took < .seconds(10))
            let again = try await house.start()
            try await again.line("draft written")
            try await again.stop()
        }
    }

    @Test func `a create on the wire is waited for and filed`() async throws {
        try await Playhouse.open { house in
            house.linkedIn.faults.add(Fault(.slow(.seconds(3)), path: "/rest/posts", method: "POST"))
            let daemon = try await house.start()
            let draft = try await house.reviewed()
            house.clock.jump(to: try await house.prepared(draft, daemon))
            try await house.pass("the post at LinkedIn", step: .zero) { house.linkedIn.posts.count == 1 }
            #expect(try await daemon.stop() == 0)
            try await daemon.line("sent", "outcome=published")
            try await daemon.line("copydesk has stopped")
            let again = try await house.start()
            try await house.pass("the page's link", step: .seconds(5)) { house.state(of: draft) == "Published" }
            #expect(house.linkedIn.allPosts.count == 1)
            try await again.stop()
        }
    }

    @Test func `a second daemon on the same store refuses and names the holder`() async throws {
        try await Playhouse.open { house in
            let daemon = try await house.start()
            let second = try await Programs.copydesk("run", "--config", house.path)
            #expect(second.code == 5)
            #expect(second.errors.contains("process \(daemon.pid)"), "\(second.errors)")
            #expect(try await house.status().contains("Copydesk"))
            try await daemon.stop()
        }
    }

    @Test func `a secret that is not there is named, never shown, and a check goes on`() async throws {
        try await Playhouse.open { house in
            try Files.remove(house.folder.file("page-token"))
            let check = try await Programs.copydesk("check", "--config", house.path)
            #expect(check.code == 0 && check.errors.contains("warning") && check.errors.contains("page-token"), "\(check)")
            let run = try await Programs.copydesk("run", "--config", house.path)
            #expect(run.code == 3 && run.errors.contains("page-token"), "\(run)")
            #expect(!run.errors.contains("rehearsal-"))
        }
    }
}
