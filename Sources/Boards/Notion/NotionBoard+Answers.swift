import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// Most blocks among whose threads one is looked for that nobody knows.
    private static let mostSearched = 100

    /// Writes a comment once: where an earlier try may have got through, the comments are looked at first.
    func comment(
        _ message: Message, mentions: [Editorial.Person], discussion: String?, of update: BoardUpdate, on page: BoardReference
    ) async throws {
        let key = update.key
        let voice = update.voice ?? .plain
        let text = message.text(in: voice)
        // The brand may have changed its language between the two tries.
        let texts = DeskLanguage.allCases.map { message.text(in: Voice($0, in: voice.zone)) }
        let discussion = try await isGone(discussion, on: page) ? nil : discussion
        let isFirst = isFirst(update)
        let mustLook = memory.read {
            $0.uncertainComments.contains(key) || update.isFirst == false || !isFirst && !$0.commented.contains(page.pageID)
        }
        if mustLook, try await isCommented(texts, discussion, page, update) { return settled(key, page) }
        let people = mentions.filter { NotionID($0.id) != nil }.flatMap { [RichText.Run.person($0.id), RichText.Run(" ")] }
        do {
            try await say(RichText(people) + RichText(linking: text), in: discussion, on: page)
        } catch let error as NotionError where error.mayHaveTakenEffect {
            memory.change { $0.uncertainComments.insert(key) }
            throw error
        }
        settled(key, page)
    }

    /// Says it in the thread, or on the page where that is gone.
    private func say(_ words: RichText, in discussion: String?, on page: BoardReference) async throws {
        let notion = client.on(.writes)
        guard let discussion else {
            try await notion.comment(on: .page(page.pageID), words)
            return
        }
        do {
            try await notion.comment(on: .discussion(discussion), words)
        } catch let error as NotionError where error.isNotFound {
            // Resolved or deleted meanwhile: a thread that is not known any more keeps nobody from saying it on the page.
            memory.change { $0.threads[discussion] = nil }
            try await say(words, in: nil, on: page)
        }
    }

    /// Whether the thread went with its block, as it does when a paragraph is written anew: nobody would see an answer there.
    private func isGone(_ discussion: String?, on page: BoardReference) async throws -> Bool {
        guard let block = memory.read({ state in discussion.flatMap { state.threads[$0] } }), block != page.pageID else { return false }
        let post = try await post(of: page.pageID, known: page.postBlockID, .writes)
        return !(post.layout.parts + Self.flat(post.raw).compactMap(\.id)).contains(block)
    }

    private func settled(_ key: String, _ page: BoardReference) {
        memory.change { state in
            state.uncertainComments.remove(key)
            state.commented.insert(page.pageID)
        }
    }

    private func isCommented(_ texts: [String], _ discussion: String?, _ page: BoardReference, _ update: BoardUpdate) async throws -> Bool {
        // Who cannot look says a thing rather once too seldom than twice.
        if client.lacks(.readComments) { return memory.read { $0.uncertainComments.contains(update.key) } }
        let answer = OwnWords(texts: texts, author: try await bot().id, queuedAt: update.queuedAt)
        let onPage = try await listed(page.pageID)
        func isOnPage() -> Bool { answer.isAmong(onPage, since: clock.now() - .seconds(840)) }
        guard let discussion else { return isOnPage() }
        let known = memory.read { $0.threads[discussion] }
        if let found = answer.isSaid(in: discussion, onPage) { return found }
        // After a restart nobody knows on which block the thread is.
        let blocks =
            if let known { [known] } else { try await self.blocks(of: page, .writes).prefix(Self.mostSearched).map(\.id) }
        for block in blocks where block != page.pageID {
            if let found = answer.isSaid(in: discussion, try await listed(block)) { return found }
        }
        // A thread that is not listed was resolved, with the answer or without, and who did that has done with it; or it is gone, and the
        // answer is on the page.
        return known != nil || isOnPage()
    }

    private func listed(_ target: String) async throws -> [Comment] { try await client.on(.writes).comments(on: target).elements }
}

/// What Copydesk says, as it is known again among comments.
private struct OwnWords {
    /// In each language.
    let texts: [String]
    let author: String
    /// What was said before that was another answer.
    let queuedAt: Date?

    /// Whether it was said in that thread: since it was to be said, or, where nobody knows that, after the last order there. nil when the
    /// thread is not among these comments.
    func isSaid(in discussion: String, _ comments: [Comment]) -> Bool? {
        let thread = comments.filter { $0.discussionID == discussion }
        if thread.isEmpty { return nil }
        if queuedAt != nil { return isAmong(thread, since: .distantPast) }
        let order = thread.lastIndex { $0.authorID != author && BoardComment.isOrder($0.text.plain) }
        return isAmong(Array(thread[(order.map { $0 + 1 } ?? 0)...]), since: .distantPast)
    }

    /// Whether it is among these comments, since it was to be said or that instant.
    func isAmong(_ comments: [Comment], since: Date) -> Bool {
        // Stamps are rounded down to the minute.
        let since = (queuedAt ?? since).addingTimeInterval(-60)
        return comments.contains { comment in
            // Behind the people that it mentions.
            comment.authorID == author && comment.created.map { $0 >= since } ?? true && texts.contains { comment.text.plain.hasSuffix($0) }
        }
    }
}
