import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    /// Most blocks of a page that are asked for comments in one look; each is a request.
    private static let mostBlocks = 40
    /// How long those of a page are known.
    private static let targetsTerm: Duration = .seconds(180)

    /// Comments by others that were written or edited since, oldest first; those of the minute of `since` come again, for stamps have the
    /// minute's precision.
    package func comments(on reference: BoardReference, _ place: CommentPlace, since: Date?, isTold: Bool) async throws
        -> CommentListing
    {
        let (begunAt, minute) = (clock.now(), since?.minute)
        if client.lacks(.readComments) { return CommentListing([], wholeSince: nil) }
        // Looking for comments gives way to everything; one that is known to be there is an act that waits.
        let lane: NotionLane = isTold ? .rulings : place == .page ? .comments : .blocks
        switch place {
        case .page:
            let page = CommentTarget(id: reference.pageID)
            let comments = try await finding { try await self.comments(at: page, on: reference, since: minute, lane) }
            return CommentListing(comments, wholeSince: begunAt)
        case .block(let id):
            let block = try await target(id).map { [$0] } ?? []
            return CommentListing(try await comments(atEach: block, on: reference, since: minute, lane), wholeSince: nil)
        case .blocks:
            let all = try await finding { try await isTold ? blocks(of: reference, lane) : recentBlocks(of: reference) }
            // Of a long text some at each look.
            let round = memory.read { $0.rounds[reference.pageID] } ?? CommentRound(begunAt: begunAt)
            let left = all.filter { !round.asked.contains($0.id) }
            let turn = Array(left.prefix(Self.mostBlocks))
            let comments = try await comments(atEach: turn, on: reference, since: minute, lane)
            let isWhole = turn.count == left.count
            memory.change { $0.rounds[reference.pageID] = isWhole ? nil : round.having(asked: turn) }
            return CommentListing(comments, wholeSince: isWhole ? round.begunAt : nil)
        }
    }

    private func comments(
        atEach targets: [CommentTarget], on reference: BoardReference, since minute: Date?, _ lane: NotionLane
    ) async throws -> [BoardComment] {
        var comments: [BoardComment] = []
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
            guard let author = comment.authorID, author != own, let created = comment.created,
                minute.map({ max(created, comment.lastEdited ?? created) >= $0 }) ?? true
            else { continue }
            let thread = comment.discussionID ?? ""
            memory.change { $0.threads[thread] = target.id }
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
        let targets = try await blocks(of: reference, .blocks)
        memory.change { $0.targets[page] = CommentTargets(targets: targets, listedAt: now) }
        return targets
    }

    /// The blocks on which people comment: the heading with the text, the pictures and the callout. What is folded away is not asked.
    func blocks(of reference: BoardReference, _ lane: NotionLane) async throws -> [CommentTarget] {
        let post = try await post(of: reference.pageID, known: reference.postBlockID, lane)
        let text = Self.flat(post.raw).compactMap { block in
            block.id.map { CommentTarget(id: $0, passage: block.kind.text?.plain.trimmed) }
        }
        return post.layout.parts.map { CommentTarget(id: $0) } + text
    }
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

/// A look at all the blocks of a page, which takes several turns where they are many.
struct CommentRound: Sendable {
    let begunAt: Date
    /// By id: what is put above a block meanwhile does not make it another.
    private(set) var asked: Set<String> = []

    init(begunAt: Date) { self.begunAt = begunAt }

    func having(asked targets: [CommentTarget]) -> CommentRound {
        var round = self
        round.asked.formUnion(targets.map(\.id))
        return round
    }
}
