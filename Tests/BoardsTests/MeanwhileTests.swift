import Boards
import Editorial
import FoundationEssentials
import Notion
import Rehearsal
import Support
import Testing

/// What editors do while Copydesk writes, and what is written twice at one time.
@Suite struct MeanwhileTests {
    private static func rewrite(_ stage: Stage, _ text: String = "New hook.") -> BoardUpdate {
        BoardUpdate(
            key: "rewrite", draftID: "draft-1", change: .text(text, version: 2, replacing: Stage.hash(Stage.text)),
            queuedAt: stage.clock.now())
    }

    /// Waits, in real time, until the workspace has had more requests like that than so many.
    private static func until(_ stage: Stage, _ call: String, beyond count: Int) async throws {
        for _ in 0..<2000 where stage.workspace.log.calls[call] ?? 0 <= count { try await Task.sleep(for: .milliseconds(2)) }
    }

    @Test func `words written into a paragraph that is being removed are kept under Versions`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let paragraphs = stage.paragraphs(of: page)
            stage.workspace.faults.add(.init(.slow(.milliseconds(600)), path: "/v1/blocks/*", method: "DELETE"))
            let update = Self.rewrite(stage)
            async let echo = stage.board.apply(update, to: page, picture: nil)
            try await Self.until(stage, "DELETE /v1/blocks/*", beyond: 0)
            try stage.workspace.perform(.editBlock(paragraphs[1], text: "My very own words."))
            try stage.workspace.perform(.insertInto(paragraphs[2], text: "And these inside."))
            let written = try await echo.textWritten
            #expect(written)
            let text = stage.workspace.text(of: page.pageID)
            #expect(text.contains("My very own words.") && text.contains("And these inside."), "\(text)")
            let post = try await stage.board.page(page, known: nil).post ?? []
            #expect(CanonicalText(post).text == "New hook.")
        }
    }

    @Test func `words written into the new text before the old one goes are kept, whatever became of the old one`() async throws {
        for isOldRemoved in [false, true] {
            try await onStage { stage in
                let page = try await stage.board.submit(stage.submission())
                let old = stage.paragraphs(of: page)
                // Its second reading of the section comes after the new text was added.
                stage.workspace.faults.add(
                    .init(.slowBefore(.milliseconds(600)), path: "/v1/blocks/\(page.postBlockID)/children", method: "GET", skip: 1))
                async let echo = stage.board.apply(Self.rewrite(stage, "New hook.\n\nNew end."), to: page, picture: nil)
                for _ in 0..<2000 where stage.paragraphs(of: page).count == old.count { try await Task.sleep(for: .milliseconds(2)) }
                let added = stage.paragraphs(of: page).filter { !old.contains($0) }
                try #require(added.count == 2)
                try stage.workspace.perform(.editBlock(added[0], text: "My own beginning."))
                if isOldRemoved {
                    for id in old { try stage.workspace.perform(.deleteBlock(id)) }
                } else {
                    try stage.workspace.perform(.editBlock(old[0], text: "My own old hook."))
                }
                let written = try await echo.textWritten
                #expect(!written)
                let text = stage.workspace.text(of: page.pageID)
                #expect(text.contains("My own beginning.") && (isOldRemoved || text.contains("My own old hook.")), "\(text)")
                let post = CanonicalText(try await stage.board.page(page, known: nil).post ?? []).text
                #expect(isOldRemoved ? post == "My own beginning.\n\nNew end." : !post.contains("New end."), "\(post)")
            }
        }
    }

    @Test func `an interrupted rewrite keeps what is left of the old text, each time it is another`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            for (number, words) in ["Mine before the first.", "Mine before the second."].enumerated() {
                let old = CanonicalText(try await stage.board.page(page, known: nil).post ?? []).text
                stage.clock.advance(by: .seconds(120))
                let change = BoardUpdate.Change.text("Text \(number).", version: number + 2, replacing: ApprovalHash.ofText(old))
                let update = BoardUpdate(key: "r\(number)", draftID: "draft-1", change: change, queuedAt: stage.clock.now() + .seconds(180))
                stage.workspace.faults.add(.init(.status(400), path: "/v1/blocks/*", method: "DELETE", skip: number == 0 ? 1 : 0, count: 2))
                await #expect(throws: NotionError.self) { try await stage.board.apply(update, to: page, picture: nil) }
                let first = try #require(stage.paragraphs(of: page).first)
                try stage.workspace.perform(.editBlock(first, text: words))
                for _ in 1...2 { _ = try await stage.another().apply(update, to: page, picture: nil) }
                let post = try await stage.board.page(page, known: nil).post ?? []
                #expect(CanonicalText(post).text == "Text \(number).")
            }
            let text = stage.workspace.text(of: page.pageID)
            for words in ["Mine before the first.", "Mine before the second."] { #expect(text.ranges(of: words).count == 1, "\(text)") }
        }
    }

    @Test func `a paragraph put above a text whose writing was not filed is the editor's, and stays`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let update = Self.rewrite(stage)
            _ = try await stage.board.apply(update, to: page, picture: nil)
            let first = try #require(stage.paragraphs(of: page).first)
            let added = try stage.workspace.perform(.insertAfter(first, text: "A line of mine."))
            try stage.workspace.perform(.move(first, behind: added))
            // Nobody knows that it was written: it is made again.
            let echo = try await stage.another().apply(update, to: page, picture: nil)
            #expect(!echo.textWritten)
            let post = try await stage.board.page(page, known: nil).post ?? []
            #expect(CanonicalText(post).text == "A line of mine.\n\nNew hook.")
        }
    }

    @Test func `two hands never write on one page at a time`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            stage.workspace.faults.add(.init(.slow(.milliseconds(500)), path: "/v1/blocks/*/children", method: "PATCH"))
            let update = Self.rewrite(stage)
            let before = stage.workspace.log.calls["PATCH /v1/blocks/*/children"] ?? 0
            async let echo = stage.board.apply(update, to: page, picture: nil)
            try await Self.until(stage, "PATCH /v1/blocks/*/children", beyond: before)
            await #expect(throws: StaleReading.self) { try await stage.board.apply(update, to: page, picture: nil) }
            let written = try await echo.textWritten
            #expect(written)
            let post = try await stage.board.page(page, known: nil).post ?? []
            #expect(CanonicalText(post).text == "New hook.")
            // And the next one is free to.
            #expect(try await stage.board.apply(update, to: page, picture: nil).textWritten)
        }
    }

    @Test func `a comment that is made again is looked for, though others were written on the page`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let words = BoardUpdate.Change.comment(text: "Approved.", mentions: [], discussionID: nil)
            let now = stage.clock.now()
            for isFirst in [true, false] {
                let update = BoardUpdate(key: "c", draftID: "draft-1", change: words, queuedAt: now, isFirst: isFirst)
                _ = try await stage.board.apply(update, to: page, picture: nil)
            }
            #expect(stage.workspace.comments(on: page.pageID).map(\.text) == ["Approved."])
        }
    }

    @Test func `a file put beside Copydesk's picture is the one that counts, and is never taken away`() async throws {
        try await onStage { stage in
            let page = try await stage.board.enter(stage.submission()).reference
            let change = BoardUpdate.Change.picture(hash: stage.picture().hash, altText: "A bridge", name: "draft-1.png")
            _ = try await stage.board.apply(stage.update(change), to: page, picture: stage.picture())
            let own = try #require(stage.workspace.row(page.pageID)?.properties["Picture"]?.array?.first?.string)
            let both: JSON = [
                ["name": .string(own), "url": .string("https://files.example/\(own)")],
                ["name": "mine.jpg", "url": "https://files.example/mine.jpg"],
            ]
            try stage.set("Picture", both, on: page)
            let read = try await stage.board.page(page, known: nil)
            #expect(read.picture?.identity.contains("mine.jpg") == true)
            let next = stage.picture(9)
            let again = BoardUpdate.Change.picture(hash: next.hash, altText: "A bridge", name: "draft-1.png")
            let echo = try await stage.board.apply(stage.update(again, key: "k2"), to: page, picture: next)
            #expect(!echo.textWritten)
            let names = stage.workspace.row(page.pageID)?.properties["Picture"]?.array?.compactMap(\.string)
            #expect(names == [own, "mine.jpg"])
        }
    }

    @Test func `Copydesk's picture that somebody worked on and put back under its name is the editor's`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            let change = BoardUpdate.Change.picture(hash: stage.picture().hash, altText: "A bridge", name: "draft-1.png")
            _ = try await stage.board.apply(stage.update(change), to: page, picture: stage.picture())
            #expect(try await stage.board.page(page, known: nil).copy == nil)
            let own = try #require(stage.workspace.row(page.pageID)?.properties["Picture"]?.array?.first?.string)
            let image = try #require(stage.workspace.blocks(of: page.pageID).first { $0.type == "image" })
            let bytes = Data([UInt8](repeating: 7, count: 300)).base64EncodedString()
            try stage.workspace.perform(
                .replacePicture(block: image.id, with: ["name": .string(own), "content_type": "image/png", "base64": .string(bytes)]))
            let copy = try await stage.board.page(page, known: nil).copy
            #expect(copy?.identity.contains(own) == true)
            // And one of Copydesk's own that follows is Copydesk's again.
            let next = stage.picture(9)
            let other = try await stage.board.submit(stage.submission(id: "draft-2"))
            for picture in [stage.picture(), next] {
                let change = BoardUpdate.Change.picture(hash: picture.hash, altText: "A bridge", name: "draft-2.png")
                _ = try await stage.board.apply(stage.update(change, key: picture.hash), to: other, picture: picture)
                #expect(try await stage.board.page(other, known: nil).copy == nil)
            }
        }
    }

    @Test func `what somebody typed over one of Copydesk's columns goes with the next face`() async throws {
        try await onStage { stage in
            let page = try await stage.board.submit(stage.submission())
            var face = BoardFace()
            face.lastError = "LinkedIn refused it."
            func show() async throws { _ = try await stage.board.apply(stage.update(.face(face)), to: page, picture: nil) }
            func said() -> JSON? { stage.workspace.row(page.pageID)?.properties["Last error"] }
            try await show()
            try stage.set("Last error", "Nothing.", on: page)
            _ = try await stage.board.changes(since: nil, known: [:])
            try await show()
            #expect(said() == "LinkedIn refused it.")
            // Written, and the answer lost: what it says is not known any more.
            face.lastError = "Another reason."
            stage.workspace.faults.add(.init(.dropAfter, path: "/v1/pages/*", method: "PATCH", count: 9))
            await #expect(throws: NotionError.self) { try await show() }
            stage.workspace.faults.clear()
            face.lastError = "LinkedIn refused it."
            try await show()
            #expect(said() == "LinkedIn refused it.")
        }
    }

    @Test func `a comment far down a long text is found once, though a newer one above it is found first`() async throws {
        try await onStage { stage in
            let text = (1...60).map { "Line \($0)." }.joined(separator: "\n\n")
            let page = try await stage.board.submit(stage.submission(text: text))
            let paragraphs = stage.paragraphs(of: page)
            var draft = stage.submission(text: text).draft
            func look() async throws -> [String] {
                stage.clock.advance(by: .seconds(181))
                let listing = try await stage.board.comments(on: page, .blocks, since: draft.board.readTo(.blocks), isTold: false)
                let news = listing.comments.filter { !draft.board.hasSeen($0) }.map(\.text)
                let context = RulingContext(now: stage.clock.now(), brand: nil, calendar: nil, taken: [])
                _ = Ruling.judge(&draft, comments: listing.comments, context, at: .blocks, begunAt: listing.wholeSince ?? .distantPast)
                return news
            }
            for round in 1...2 {
                try stage.workspace.perform(.comment(on: paragraphs[55], text: "Low \(round)"))
                stage.clock.advance(by: .seconds(300))
                try stage.workspace.perform(.comment(on: paragraphs[0], text: "High \(round)"))
                var found: [String] = []
                for _ in 1...4 { found += try await look() }
                #expect(found.sorted() == ["High \(round)", "Low \(round)"])
            }
            // What was judged is not kept for ever.
            #expect(draft.board.blockComments?.told?.count ?? 0 <= 1 && draft.board.readTo(.blocks) != nil)
        }
    }

    @Test func `a paragraph that is put above a long text while it is looked through keeps no other from being asked`() async throws {
        try await onStage { stage in
            let text = (1...60).map { "Line \($0)." }.joined(separator: "\n\n")
            let page = try await stage.board.submit(stage.submission(text: text))
            let paragraphs = stage.paragraphs(of: page)
            for number in paragraphs.indices { try stage.workspace.perform(.comment(on: paragraphs[number], text: "\(number)")) }
            var found: Set<String> = []
            var looks = 0
            var wholeSince: Date?
            let begunAt = stage.clock.now()
            while wholeSince == nil, looks < 5 {
                let listing = try await stage.board.comments(on: page, .blocks, since: nil, isTold: false)
                found.formUnion(listing.comments.map(\.text))
                wholeSince = listing.wholeSince
                looks += 1
                for _ in 1...5 { try stage.workspace.perform(.insertAfter(paragraphs[0], text: "More.")) }
                stage.clock.advance(by: .seconds(181))
            }
            #expect(looks == 2 && found.count == 60, "\(looks) looks, \(found.count) comments")
            #expect(wholeSince.map { abs($0.timeIntervalSince(begunAt)) < 60 } == true)
        }
    }
}
