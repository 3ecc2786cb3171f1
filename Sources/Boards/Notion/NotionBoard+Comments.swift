import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// Most blocks of a page that are asked for comments; each is a request.
    private static let mostBlocks = 40
    /// How long those of a page are known.
    private static let targetsTerm: Duration = .seconds(180)

    /// Comments by others, oldest first; those of the minute of `since` come again, for stamps have the minute's precision.
    package func comments(on reference: BoardReference, _ place: CommentPlace, since: Date?, isTold: Bool) async throws
        -> [BoardComment]
    {
        if client.lacks(.readComments) { return [] }
        let minute = since?.minute
        // Looking for comments gives way to everything; one that is known to be there is an act that waits.
        let lane: NotionLane = isTold ? .rulings : place == .page ? .comments : .blocks
        var comments: [BoardComment] = []
        let targets: [CommentTarget]
        switch place {
        case .page:
            let page = CommentTarget(id: reference.pageID)
            return try await finding { try await self.comments(at: page, on: reference, since: minute, lane) }
        case .block(let id): targets = try await target(id).map { [$0] } ?? []
        case .blocks: targets = try await finding { try await isTold ? blocks(of: reference, lane) : recentBlocks(of: reference) }
        }
        for target in targets {
            do {
                comments += try await self.comments(at: target, on: reference, since: minute, lane)
            } catch let error as NotionError where error.isNotFound {
                // Removed since the page was listed.
            }
        }
        return comments.sorted { $0.createdAt < $1.createdAt }
    }

    private func comments(
        at target: CommentTarget, on reference: BoardReference, since minute: Date?, _ lane: NotionLane
    ) async throws -> [BoardComment] {
        let own = try await bot().id
        var comments: [BoardComment] = []
        for comment in try await client.on(lane).comments(on: target.id).elements {
            // An order has to be somebody's.
            guard let author = comment.authorID, author != own, let created = comment.created, minute.map({ created >= $0 }) ?? true
            else { continue }
            let thread = comment.discussionID ?? ""
            if target.id != reference.pageID { memory.change { $0.threads[thread] = target.id } }
            comments.append(
                BoardComment(
                    id: comment.id, pageID: reference.pageID, discussionID: thread, author: try await person(User(id: author)),
                    text: comment.text.plain, block: target.id == reference.pageID ? nil : target.id, passage: target.passage,
                    createdAt: created))
        }
        return comments
    }

    /// That block with its words; nil where it was removed since.
    private func target(_ id: String) async throws -> CommentTarget? {
        do {
            return CommentTarget(id: id, passage: try await client.on(.rulings).block(id).kind.text?.plain.trimmed)
        } catch let error as NotionError where error.isNotFound {
            return nil
        }
    }

    /// Those of a few minutes ago, where neither an editor nor Copydesk has changed the text since.
    private func recentBlocks(of reference: BoardReference) async throws -> [CommentTarget] {
        let (page, now) = (reference.pageID, clock.now())
        if let known = memory.read({ $0.targets[page] }), known.listedAt + Self.targetsTerm > now { return known.targets }
        // Nobody says anything on the heading above the text.
        let targets = try await blocks(of: reference, .blocks).filter { $0.id != reference.postBlockID }
        memory.change { $0.targets[page] = CommentTargets(targets: targets, listedAt: now) }
        return targets
    }

    /// The blocks on which people comment: the text, the picture and the callout.
    private func blocks(of reference: BoardReference, _ lane: NotionLane) async throws -> [CommentTarget] {
        let post = try await post(of: reference.pageID, known: reference.postBlockID, lane)
        let text = Self.flat(post.raw).compactMap { block in
            block.id.map { CommentTarget(id: $0, passage: block.kind.text?.plain.trimmed) }
        }
        let layout = post.layout
        let others = [layout.post, layout.image, layout.callout].compactMap { $0 }.map { CommentTarget(id: $0) }
        let all = others + text
        guard all.count > Self.mostBlocks else { return all }
        // Of more, some others each time.
        let turn = memory.turn(of: reference.pageID) * Self.mostBlocks % all.count
        return Array((all[turn...] + all[..<turn]).prefix(Self.mostBlocks))
    }

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
        let place = discussion.map { NotionClient.CommentPlace.discussion($0) } ?? .page(page.pageID)
        do {
            try await client.on(.writes).comment(on: place, RichText(people) + RichText(linking: text))
        } catch let error as NotionError where error.mayHaveTakenEffect {
            memory.change { $0.uncertainComments.insert(key) }
            throw error
        } catch let error as NotionError where error.isNotFound && discussion != nil {
            // A thread that was resolved or deleted meanwhile.
            try await client.on(.writes).comment(on: .page(page.pageID), RichText(people) + RichText(linking: text))
        }
        settled(key, page)
    }

    /// Whether the thread went with its block, as it does when a paragraph is written anew: nobody would see an answer there.
    private func isGone(_ discussion: String?, on page: BoardReference) async throws -> Bool {
        guard let block = memory.read({ state in discussion.flatMap { state.threads[$0] } }) else { return false }
        let post = try await post(of: page.pageID, known: page.postBlockID, .writes)
        let parts = [post.layout.post, post.layout.image, post.layout.callout].compactMap { $0 }
        return !(parts + Self.flat(post.raw).compactMap(\.id)).contains(block)
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
        let own = try await bot().id
        guard let discussion else {
            // Stamps are rounded down to the minute.
            let since = (update.queuedAt ?? clock.now() - .seconds(840)).addingTimeInterval(-60)
            return try await listed(page.pageID).contains { comment in
                comment.authorID == own && comment.created.map { $0 >= since } ?? true && comment.says(one: texts)
            }
        }
        let known = memory.read { $0.threads[discussion] }
        if let found = Self.isSaid(texts, by: own, in: discussion, try await listed(known ?? page.pageID)) { return found }
        if known != nil { return false }
        // After a restart nobody knows on which block the thread is.
        for target in try await blocks(of: page, .writes) {
            if let found = Self.isSaid(texts, by: own, in: discussion, try await listed(target.id)) { return found }
        }
        return false
    }

    private func listed(_ target: String) async throws -> [Comment] { try await client.on(.writes).comments(on: target).elements }

    /// Whether it was said in that thread after the last order there; nil when the thread is not among these comments.
    private static func isSaid(_ texts: [String], by own: String, in discussion: String, _ comments: [Comment]) -> Bool? {
        let thread = comments.filter { $0.discussionID == discussion }
        if thread.isEmpty { return nil }
        let order = thread.lastIndex { $0.authorID != own && BoardComment.isOrder($0.text.plain) }
        return thread[(order.map { $0 + 1 } ?? 0)...].contains { $0.authorID == own && $0.says(one: texts) }
    }
}

extension Comment {
    /// Whether it is one of these texts, behind the people that it mentions.
    fileprivate func says(one texts: [String]) -> Bool { texts.contains { text.plain.hasSuffix($0) } }
}

/// What is asked for comments.
struct CommentTarget: Sendable {
    let id: String
    /// The words there, where they are the post's.
    var passage: String?
}

/// All of a page that is asked.
struct CommentTargets: Sendable {
    let targets: [CommentTarget]
    let listedAt: Date
}
