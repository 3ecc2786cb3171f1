import Editorial
import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit

/// How long after an editor's act its effect stands on the page, for each kind of act, on a desk with fifty open drafts.
struct ActTimes {
    /// What editors do, and what tells on the page that it took effect.
    enum Kind: String, CaseIterable, Sendable {
        case status
        case remark
        case text
        case slot
        case picture
        case pause
        case approve = "approve, or take it back"
        case reject
        case hold
        case altText = "alt text"
        case guidelines
        case livelyComment = "page comment, page edited lately"
        case quietComment = "page comment"
        case blockComment = "block comment, page edited lately"
        case reply = "reply in a thread, page edited lately"
        case order = "order of another text, page edited lately"
        case restore = "restore an earlier text"
        case correct = "correct a post, published lately"
        case brief = "new brief, to its draft"
        case feed = "new feed, to its state"

        /// Desk seconds within which it has to take effect: those of the editors' guide.
        func limit(hasWebhooks: Bool) -> Double {
            switch self {
            // What is approved has to stand for a minute and a poll, whoever tells of it.
            case .approve: 95
            // What follows from a brief or a feed is work of its own, whoever tells of the row.
            case _ where hasWebhooks && self != .brief && self != .feed: 5
            case .status, .remark, .text, .slot, .picture, .pause, .reject, .hold, .altText, .guidelines, .restore: 15
            case .livelyComment, .reply, .order: 15
            case .quietComment, .correct, .brief: 60
            // Its first poll comes within a minute, and how feeds do is looked at each minute.
            case .feed: 120
            case .blockComment: 180
            }
        }
    }

    let program: String
    let hasWebhooks: Bool
    let rounds: Int

    func run() async throws -> [(kind: Kind, figures: Figures)] {
        let house = try House(program: program)
        // One is rejected in each round, one is published: fifty are open at the end.
        let desk = FullDesk(house: house, drafts: 51 + rounds, open: 51 + rounds)
        let post = WebhookPost(port: try FreePort.find())
        let seconds = try await house.play {
            try await desk.setStage()
            // Nothing is written for a brand that is paused.
            try house.desk.seed(.brand(ActStage.pausedBrand))
            if hasWebhooks { try house.edit { $0.replacing("[daemon]", with: "[daemon]\nwebhooks = \"\(post.address)\"") } }
        } then: {
            try await desk.settle()
            if hasWebhooks { try await post.shakeHands() }
            let stage = ActStage(
                desk: desk, post: hasWebhooks ? post : nil, live: try await desk.publishOne(), pictured: try await desk.putPicture())
            var seconds: [Kind: [Double]] = [:]
            for round in 0..<rounds { for (kind, length) in try await stage.play(round) { seconds[kind, default: []].append(length) } }
            return seconds
        }
        return Kind.allCases.map { ($0, Figures(seconds[$0] ?? [])) }
    }
}
