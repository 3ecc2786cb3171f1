import Editorial
import FoundationEssentials
import Support
import TestKit
import Testing

@testable import Publishers

@Suite struct FileTests {
    private let scratch: ScratchFolder
    private let publisher: FilePublisher
    private let evidence: FileEvidence

    init() throws {
        scratch = try ScratchFolder()
        let posts = PostFolder(scratch.file("posts"))
        publisher = FilePublisher(posts: posts, clock: JumpingClock("2026-11-20T12:00:00Z"))
        evidence = FileEvidence(posts: posts)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try Files.read(scratch.file("posts/0199-draft/\(name)"), limit: 100_000), as: UTF8.self)
    }

    private func attempt(_ post: PreparedPost) -> Attempt {
        Attempt(
            id: "a", draftID: post.draftID, account: "dry", number: 1, state: .unknown, armedAt: post.preparedAt, prepared: post, detail: ""
        )
    }

    @Test func `a post is a folder with everything in it`() async throws {
        let post = try await publisher.prepare(approved("Ship (it)", picture: fox, altText: "A fox"))
        #expect(try await evidence.find([attempt(post)]).isNotSeen)
        let outcome = await publisher.send(post) { true }

        let link = "file://" + scratch.file("posts/0199-draft")
        #expect(outcome == .published(urn: "file:0199-draft", permalink: link))
        #expect(try await evidence.find([attempt(post)]) == .found(urn: "file:0199-draft", permalink: link))
        #expect(try Files.names(in: scratch.file("posts/0199-draft")) == ["alt.txt", "picture.png", "post.json", "post.txt"])
        #expect(try text("post.txt") == "Ship (it)\n")
        #expect(try text("alt.txt") == "A fox\n")
        #expect(try Files.read(scratch.file("posts/0199-draft/picture.png"), limit: 100) == fox.bytes)
        #expect(try text("post.json").contains("\"approvalHash\" : \"approval\""))
        #expect(try Files.names(in: scratch.file("posts/.prepared")) == [])
    }

    @Test func `files that somebody changed are seen`() async throws {
        let post = try await publisher.prepare(approved("Ship (it)"))
        guard case .notYet = try await evidence.readBack("file:0199-draft", of: post) else {
            Issue.record("is not there yet")
            return
        }
        _ = await publisher.send(post) { true }
        #expect(try await evidence.readBack("file:0199-draft", of: post) == .same())
        try Files.write(scratch.file("posts/0199-draft/post.txt"), Array("Skip it\n".utf8))
        guard case .differs(let words) = try await evidence.readBack("file:0199-draft", of: post) else {
            Issue.record("differs")
            return
        }
        #expect(words.count == 1 && words[0].hasSuffix("post.txt was changed."))
    }

    @Test func `a text post has no picture and no alt text`() async throws {
        let post = try await publisher.prepare(approved("Ship it"))
        _ = await publisher.send(post) { true }
        #expect(try Files.names(in: scratch.file("posts/0199-draft")) == ["post.json", "post.txt"])
    }

    @Test func `a draft is there once however often it is sent`() async throws {
        let post = try await publisher.prepare(approved("Ship it"))
        _ = await publisher.send(post) { true }
        let second = try await publisher.prepare(approved("Ship it, edited"))
        #expect(await publisher.send(second) { true } == .duplicate(urn: "file:0199-draft"))
        #expect(try text("post.txt") == "Ship it\n")
    }

    @Test func `preparing twice is the same as once`() async throws {
        let first = try await publisher.prepare(approved("Ship it", picture: fox))
        let second = try await publisher.prepare(approved("Ship it", picture: fox))
        #expect(first == second)
    }

    @Test func `a closed gate writes nothing`() async throws {
        let post = try await publisher.prepare(approved("Ship it"))
        guard case .notSent = await publisher.send(post, gate: { false }) else {
            Issue.record("must be not sent")
            return
        }
        #expect(try await evidence.find([attempt(post)]).isNotSeen)
        #expect(await publisher.send(post) { true } != .duplicate(urn: nil))
    }

    @Test func `what was prepared and lost is prepared again`() async throws {
        guard case .notSent(let refusal) = await publisher.send(prepared(), gate: { true }) else {
            Issue.record("must be not sent")
            return
        }
        #expect(refusal.cause == .passing(notBefore: nil))
    }

    @Test func `an id cannot lead out of the folder`() async throws {
        let posts = PostFolder(scratch.file("posts"))
        try await posts.stage([("post.json", [])], of: "../../evil", hash: "h")
        guard case .published(let urn, let link) = await posts.publish("../../evil", hash: "h", gate: { true }) else {
            Issue.record("must be published")
            return
        }
        #expect(!urn.contains("/") && !link.contains(".."))
    }
}
