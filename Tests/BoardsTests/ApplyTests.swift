import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct ApplyTests {
    @Test func `other checks take two requests once their block is known, and another block when somebody deleted it`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            func show(_ check: String) async throws -> Int {
                var face = BoardFace()
                face.checks = [Message(check)]
                let before = stage.workspace.requests.count
                _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
                return stage.workspace.requests.count - before
            }
            func shown() -> [NotionBlock] { stage.workspace.blocks(of: page.pageID).filter { $0.text.contains("• Check") } }
            _ = try await show("Check one.")
            #expect(try await show("Check two.") == 2)
            let block = try #require(shown().first)
            #expect(shown().count == 1 && block.text == "• Check two.")
            try stage.workspace.perform(.deleteBlock(block.id))
            _ = try await show("Check three.")
            #expect(shown().map(\.text) == ["• Check three."])
        }
    }

    @Test("Copydesk's own properties, the callout and the checks are shown, and nothing else is touched")
    func showsFace() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.set("Remarks", "shorter", on: page)
            var face = BoardFace()
            face.status = .scheduled
            face.publishAt = Timestamp.parse("2026-12-01T08:00:00Z")
            face.zone = "Europe/Berlin"
            face.clearsRemarks = true
            face.isOnHold = true
            face.checks = ["Too long.", "No source."]
            face.approvedBy = "Ben"
            face.lastError = "It failed."
            face.publishedURL = "https://l.i/1"
            face.callout = "All set."
            for _ in 1...2 { _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil) }
            let row = try #require(stage.workspace.row(page.pageID)?.properties)
            #expect(row["Status"] == "Scheduled")
            #expect(row["Publish at"]?.string?.hasPrefix("2026-12-01T09:00:00") == true)
            #expect(row["Remarks"] == "")
            #expect(row["Hold"] == true)
            #expect(row["Approved by"] == "Ben")
            #expect(row["Last error"] == "It failed.")
            #expect(row["Published URL"] == "https://l.i/1")
            #expect(row["Alt text"] == "A bridge")
            let blocks = stage.workspace.blocks(of: page.pageID)
            #expect(blocks.first?.text == "All set.")
            #expect(blocks.contains { $0.text == "• Too long.\n• No source." })
            #expect(!blocks.contains { $0.text == "• The alt text is short." })
            #expect(Stage.hash(try await stage.board.page(page, known: nil)) == Stage.hash(Stage.text))
            var clearing = BoardFace()
            clearing.lastError = ""
            _ = try await stage.another().apply(stage.update(.face(clearing)), to: page, picture: nil)
            #expect(stage.workspace.row(page.pageID)?.properties["Last error"] == "")
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("A status option that editors renamed leaves the rest of an update in force")
    func renamedOption() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.workspace.perform(.renameOption(of: "Drafts", property: "Status", from: "Failed", to: "Kaputt"))
            var face = BoardFace()
            face.status = .failed
            face.lastError = "Why."
            _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil)
            #expect(stage.workspace.row(page.pageID)?.properties["Last error"] == "Why.")
        }
    }

    @Test("A comment is written once, also when its answer is lost or the process restarts", arguments: [true, false])
    func commentsOnce(restarts: Bool) async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let update = stage.update(
                .comment(text: "Approved by Ben.", mentions: [Editorial.Person(id: NotionPerson.ben.id)], discussionID: nil))
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/comments", method: "POST"))
            await #expect(throws: NotionError.self) { try await stage.board.apply(update, to: page, picture: nil) }
            _ = try await (restarts ? stage.another() : stage.board).apply(update, to: page, picture: nil)
            #expect(stage.workspace.comments(on: page.pageID).map(\.text) == ["@Ben Approver Approved by Ben."])
        }
    }

    @Test("A reply goes into its thread, and onto the page when the thread is gone")
    func replies() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.workspace.perform(.comment(on: page.pageID, text: "@copydesk shorter"))
            let asked = try #require(try await stage.board.comments(on: page, since: nil).first)
            _ = try await stage.board.apply(
                stage.update(.comment(text: "Done.", mentions: [], discussionID: asked.discussionID)), to: page, picture: nil)
            let thread = stage.workspace.comments(on: page.pageID)
            #expect(Set(thread.map(\.discussion)).count == 1)
            #expect(thread.map(\.text) == ["@copydesk shorter", "Done."])
        }
    }

    @Test("A new text takes the place of the one it was made from")
    func replacesText() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let update = stage.update(.text("New hook.\n\nNew end.", version: 2, replacing: Stage.hash(Stage.text)))
            for _ in 1...2 {
                let echo = try await stage.board.apply(update, to: page, picture: nil)
                #expect(echo.textWritten)
                #expect(CanonicalText(try await stage.board.page(page, known: nil).post ?? []).text == "New hook.\n\nNew end.")
            }
        }
    }

    @Test("What is written right after a reading asks for the page's parts no more, and finds out when one was removed")
    func writesAfterReading() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.clock.advance(by: .seconds(61))
            let listings = { stage.workspace.requests.count { $0.method == "GET" && $0.path == "/v1/blocks/\(page.pageID)/children" } }
            _ = try await stage.board.page(page, known: nil)
            let before = listings()
            let text = stage.update(.text("New hook.", version: 2, replacing: Stage.hash(Stage.text)))
            #expect(try await stage.board.apply(text, to: page, picture: nil).textWritten)
            #expect(listings() == before)
            let post = try #require(stage.workspace.blocks(of: page.pageID).first { $0.text == "Post" })
            try stage.workspace.perform(.deleteBlock(post.id))
            let next = stage.update(.text("Next hook.", version: 3, replacing: Stage.hash("New hook.")), key: "k2")
            #expect(try await stage.board.apply(next, to: page, picture: nil).textWritten)
            #expect(listings() > before)
            #expect(CanonicalText(try await stage.board.page(page, known: nil).post ?? []).text == "Next hook.")
        }
    }

    @Test("A new text takes its place though the answer to the removal of the old one is lost", arguments: 0..<3)
    func replacesTextOverLostAnswers(skip: Int) async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/blocks/*", method: "DELETE", skip: skip))
            let update = stage.update(.text("New hook.\n\nNew end.", version: 2, replacing: Stage.hash(Stage.text)))
            #expect(try await stage.board.apply(update, to: page, picture: nil).textWritten)
            #expect(CanonicalText(try await stage.board.page(page, known: nil).post ?? []).text == "New hook.\n\nNew end.")
        }
    }

    @Test("An editor's words are never overwritten, and the board says that the new text is not there")
    func keepsEditorsWords() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.workspace.perform(.editBlock(stage.paragraphs(of: page)[1], text: "My own words"))
            let mine = Stage.hash(try await stage.board.page(page, known: nil))
            let update = stage.update(.text("New hook.", version: 2, replacing: Stage.hash(Stage.text)))
            for _ in 1...2 { #expect(try await stage.board.apply(update, to: page, picture: nil).textWritten == false) }
            #expect(Stage.hash(try await stage.board.page(page, known: nil)) == mine)
            #expect(!stage.workspace.text(of: page.pageID).contains("New hook."))
        }
    }

    @Test("An interrupted rewrite is finished, wherever it stopped", arguments: 0...2)
    func finishesRewrites(deleted: Int) async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let update = stage.update(.text("New hook.\n\nNew end.", version: 2, replacing: Stage.hash(Stage.text)))
            stage.workspace.faults.add(.init(.status(400), path: "/v1/blocks/*", method: "DELETE", skip: deleted, count: 2))
            await #expect(throws: NotionError.self) { try await stage.board.apply(update, to: page, picture: nil) }
            #expect(try await stage.another().apply(update, to: page, picture: nil).textWritten)
            #expect(CanonicalText(try await stage.board.page(page, known: nil).post ?? []).text == "New hook.\n\nNew end.")
        }
    }

    @Test("An append whose answer is lost does not double the text")
    func lostAppend() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let update = stage.update(.text("New hook.", version: 2, replacing: Stage.hash(Stage.text)))
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/blocks/*/children", method: "PATCH"))
            await #expect(throws: NotionError.self) { try await stage.board.apply(update, to: page, picture: nil) }
            #expect(try await stage.board.apply(update, to: page, picture: nil).textWritten)
            #expect(CanonicalText(try await stage.board.page(page, known: nil).post ?? []).text == "New hook.")
        }
    }
}

@Suite struct PictureTests {
    @Test("A picture comes into its property and under the text, with its alt text, once; a newer one replaces it")
    func attaches() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            for seed: UInt8 in [1, 1, 2] {
                let picture = stage.picture(seed)
                let echo = try await stage.board.apply(
                    stage.update(.picture(hash: picture.hash, altText: "Alt \(seed)", name: "bridge.png")), to: page, picture: picture)
                let read = try #require(try await stage.board.page(page, known: nil).picture)
                #expect(echo.picture == read.identity)
                #expect(stage.workspace.files(of: page.pageID, property: "Picture") == [picture.bytes])
                #expect(try await stage.board.download(read) == picture.bytes)
                let images = stage.workspace.blocks(of: page.pageID).filter { $0.type == "image" }
                #expect(images.count == 1)
                #expect(stage.workspace.file(ofBlock: images[0].id) == picture.bytes)
                #expect(stage.workspace.row(page.pageID)?.properties["Alt text"] == .string("Alt \(seed)"))
            }
            let kinds = stage.workspace.blocks(of: page.pageID).filter { $0.depth == 0 }.map(\.type)
            #expect(kinds.prefix(4) == ["callout", "heading_2", "image", "toggle"])
            #expect(stage.workspace.requests.filter { $0.path.hasSuffix("/send") }.count == 2)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("An unchanged picture keeps its identity from read to read although its address changes")
    func identityIsStable() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let picture = stage.picture()
            _ = try await stage.board.apply(
                stage.update(.picture(hash: picture.hash, altText: "", name: "a.png")), to: page, picture: picture)
            let one = try #require(try await stage.board.page(page, known: nil).picture)
            stage.clock.advance(by: .seconds(4000))
            let two = try #require(try await stage.board.page(page, known: nil).picture)
            #expect(one.identity == two.identity)
            await #expect(throws: DeskFailure.self) { try await stage.board.download(one) }
            #expect(try await stage.board.download(two) == picture.bytes)
        }
    }

    @Test("A picture whose write has to be made again is uploaded once")
    func uploadsOnce() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let picture = stage.picture()
            let update = stage.update(.picture(hash: picture.hash, altText: "A bridge", name: "draft-1.png"))
            stage.workspace.faults.add(.init(.status(503), path: "/v1/pages/\(page.pageID)", method: "PATCH", count: nil))
            await #expect(throws: NotionError.self) { try await stage.board.apply(update, to: page, picture: picture) }
            stage.workspace.faults.clear()
            #expect(try await stage.board.apply(update, to: page, picture: picture).textWritten)
            #expect(stage.workspace.requests.count { $0.method == "POST" && $0.path == "/v1/file_uploads" } == 1)
            #expect(try await stage.board.page(page, known: nil).altText == "A bridge")
        }
    }

    @Test("An editor's own picture is never replaced")
    func keepsEditorsPicture() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            try stage.set("Picture", [NotionDesk.hosted(name: "mine.png", bytes: [9, 9], type: "image/png")], on: page)
            let picture = stage.picture()
            let echo = try await stage.board.apply(
                stage.update(.picture(hash: picture.hash, altText: "x", name: "a.png")), to: page, picture: picture)
            #expect(echo.picture == nil)
            #expect(!echo.textWritten)
            #expect(stage.workspace.files(of: page.pageID, property: "Picture") == [[9, 9]])
            let read = try #require(try await stage.board.page(page, known: nil).picture)
            #expect(try await stage.board.download(read) == [9, 9])
        }
    }

    @Test("An editor's picture in the body stays beside Copydesk's, and the page says where Copydesk's comes from")
    func keepsPicturesInTheBody() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let own = Block(
                .image(FileReference(name: "", place: .external(url: "https://example.com/own.png")), caption: RichText("mine")))
            try await stage.client.append([own], to: page.pageID, after: page.postBlockID)
            for seed: UInt8 in [1, 2] {
                let picture = stage.picture(seed)
                _ = try await stage.board.apply(
                    stage.update(.picture(hash: picture.hash, altText: "A", name: "a.png")), to: page, picture: picture)
            }
            let images = stage.workspace.blocks(of: page.pageID).filter { $0.type == "image" }
            #expect(images.count == 2)
            #expect(images.contains { $0.text.contains("mine") })
            let text = stage.workspace.text(of: page.pageID)
            #expect(text.contains("Picture a-cd\(stage.picture(2).hash.prefix(8)).png: card"))
            #expect(text.contains("SHA-256 \(stage.picture(1).hash)"))
        }
    }

    @Test("A picture above the workspace's limit is shown as a smaller copy, once; the one in the store stays what it is")
    func fitsTooLarge() async throws {
        var settings = NotionDesk.Settings()
        settings.uploadLimit = 1000
        try await onStage(settings) { stage in
            let board = stage.another(intake: HalvingIntake())
            let page = try await board.submit(stage.submission())
            let picture = stage.picture()
            let update = stage.update(.picture(hash: picture.hash, altText: "x", name: "a.png"))
            for _ in 1...2 {
                let echo = try await board.apply(update, to: page, picture: picture)
                #expect(echo.picture?.contains("a-cd\(picture.hash.prefix(8)).jpg") == true)
            }
            #expect(stage.workspace.files(of: page.pageID, property: "Picture").map(\.count) == [1000])
            #expect(stage.workspace.requests.filter { $0.path.hasSuffix("/send") }.count == 1)
            #expect(stage.workspace.violations.isEmpty)
        }
    }

    @Test("An alt text that an editor writes while a picture is uploaded stays, and is told to be the editor's")
    func keepsAltTextOfMeanwhile() async throws {
        var settings = NotionDesk.Settings()
        settings.uploadLimit = 1000
        try await onStage(settings) { stage in
            let first = try await stage.board.submit(stage.submission())
            let intake = HalvingIntake { try stage.set("Alt text", "A bridge, by hand", on: first) }
            let picture = stage.picture()
            let update = stage.update(.picture(hash: picture.hash, altText: "x", name: "a.png"))
            let echo = try await stage.another(intake: intake).apply(update, to: first, picture: picture)
            #expect(echo.textWritten && !echo.altTextWritten)
            #expect(stage.workspace.files(of: first.pageID, property: "Picture").map(\.count) == [1000])
            #expect(stage.workspace.row(first.pageID)?.properties["Alt text"] == "A bridge, by hand")
        }
    }

    @Test("An alt text that an editor writes on a picture whose answer was lost stays when it is tried again; Copydesk's own gives way")
    func keepsAltTextOfLostAnswer() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let picture = stage.picture()
            func attach(_ altText: String) async throws -> BoardEcho {
                let update = stage.update(.picture(hash: picture.hash, altText: altText, name: "a.png"))
                return try await stage.board.apply(update, to: page, picture: picture)
            }
            func shown() -> JSON? { stage.workspace.row(page.pageID)?.properties["Alt text"] }
            _ = try await attach("A bridge")
            #expect(try await attach("A wide bridge").altTextWritten)
            #expect(shown() == "A wide bridge")
            try stage.set("Alt text", "A bridge, by hand", on: page)
            #expect(try await !attach("A wide bridge").altTextWritten)
            #expect(shown() == "A bridge, by hand")
        }
    }

    @Test("An alt text that an editor writes while Notion refuses the picture stays")
    func keepsAltTextOfRefusedWrite() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let picture = stage.picture()
            let update = BoardUpdate(
                key: "picture", draftID: "draft-1", change: .picture(hash: picture.hash, altText: "A wide bridge", name: "a.png"),
                altTextBefore: "A bridge")
            func attach() async throws -> BoardEcho { try await stage.board.apply(update, to: page, picture: picture) }
            stage.workspace.faults.add(Fault(.refused(503, retryAfter: "60"), path: "/v1/pages/\(page.pageID)", method: "PATCH"))
            await #expect(throws: NotionError.self) { try await attach() }
            stage.workspace.faults.clear()
            try stage.set("Alt text", "A bridge, by hand", on: page)
            let echo = try await attach()
            #expect(echo.textWritten && !echo.altTextWritten)
            #expect(stage.workspace.row(page.pageID)?.properties["Alt text"] == "A bridge, by hand")
        }
    }

    @Test("Without a way to make it smaller a picture above the workspace's limit says so and sends nothing")
    func refusesTooLarge() async throws {
        var settings = NotionDesk.Settings()
        settings.uploadLimit = 1000
        try await onStage(settings) { stage in
            let page = try await stage.board.submit(stage.submission())
            let picture = stage.picture()
            let error = await #expect(throws: NotionError.self) {
                try await stage.board.apply(
                    stage.update(.picture(hash: picture.hash, altText: "x", name: "a.png")), to: page, picture: picture)
            }
            #expect(error?.disposition == .permanent)
            #expect(error?.description.contains("the workspace takes 1000") == true)
        }
    }
}

/// Makes pictures smaller by leaving out what is too much.
private struct HalvingIntake: PictureIntake {
    /// What happens meanwhile.
    var meanwhile: @Sendable () throws -> Void = {}

    func takeIn(_ bytes: [UInt8], name: String) async throws -> Picture { throw CancellationError() }
    func fit(_ picture: Picture, within limit: Int) async throws -> [UInt8] {
        try meanwhile()
        return Array(picture.bytes.prefix(limit))
    }
}
