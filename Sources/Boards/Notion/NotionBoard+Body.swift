import Editorial
import FoundationEssentials
import Notion
import Support

extension NotionBoard {
    private static let markdownPause: Duration = .seconds(3600)

    /// The text and the ticks of a draft's page whose stamp moved.
    ///
    /// Mostly it moved for a property or an own write: that the body is as it was is told by one request, where reading it takes one for the
    /// page, one for the post, one for the versions where one is ticked, and one for each list inside.
    func body(of pageID: String, _ lane: NotionLane) async throws -> BodyReading {
        // Before the blocks: an edit that comes between the two readings makes the next mark another one.
        let markdown = try await markdown(of: pageID, lane)
        let mark = markdown.flatMap(BodyMark.ofDraft)
        if let mark, let last = memory.read({ $0.bodies[pageID] }), last.mark == mark { return last }
        let post = try await post(of: pageID, known: nil, lane)
        let ticked = markdown.map(BodyMark.hasTicks) ?? true ? try await ticked(on: post.layout, lane) ?? [] : []
        let body = BodyReading(mark: mark, post: post, ticked: ticked)
        // An editor's picture that is not taken over yet is read by an address that runs out.
        memory.change { state in
            // Of a section that was dragged into a fold the mark leaves out what stands there.
            state.bodies[pageID] = mark == nil || post.layout.copy != nil || post.layout.isPostInside ? nil : body
            state.targets[pageID] = nil
        }
        return body
    }

    /// A page of prose, such as guidelines. One without anything nested is a single request as it is.
    func prose(of pageID: String, _ lane: NotionLane) async throws -> ProseReading {
        let last = memory.read { $0.proses[pageID] }
        let mark = last?.isNested == false ? nil : try await markdown(of: pageID, lane).map(BodyMark.ofProse)
        if let mark, let last, last.mark == mark { return last }
        let tree = try await client.on(lane).tree(of: pageID)
        let isNested = tree.blocks.contains { !$0.children.isEmpty }
        let prose = ProseReading(mark: mark, text: Prose.text(of: tree.blocks), isWhole: tree.isWhole, isNested: isNested)
        memory.change { $0.proses[pageID] = prose }
        return prose
    }

    /// nil where it would not tell everything: a page too long, blocks that it leaves out, a server that is older than it.
    private func markdown(of pageID: String, _ lane: NotionLane) async throws -> String? {
        let now = clock.now()
        if memory.read({ $0.markdownRefusedAt.map { now < $0 + Self.markdownPause } ?? false }) { return nil }
        do {
            let page = try await client.on(lane).markdown(of: pageID)
            return page.isWhole ? page.text : nil
        } catch let error as NotionError where error.status == 400 {
            log.info("board.no-markdown", ["error": error.description])
            memory.change { $0.markdownRefusedAt = now }
            return nil
        } catch let error as NotionError where error.isNotFound {
            // The blocks say whether it is the page that is gone.
            return nil
        }
    }
}

/// A draft's body as it was read, with the mark by which it is known again.
struct BodyReading: Sendable {
    let mark: String?
    let post: PostReading
    /// The lines under Versions whose boxes are ticked.
    let ticked: [Block]
}

/// A page of prose as it was read.
struct ProseReading: Sendable {
    let mark: String?
    let text: String
    let isWhole: Bool
    /// Whether reading its blocks took more than one request.
    let isNested: Bool
}
