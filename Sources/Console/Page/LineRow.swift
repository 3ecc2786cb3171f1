import Editorial
import FoundationEssentials
import HTTPServer

/// The production line as a row of loops, each with what waits in front of it and what it has in hand.
struct LineRow: Sendable {
    /// What waits for editors rather than for a loop.
    private static let editors = [Intake(.submitted, "in review"), Intake(.needsCheck, "to check")]

    let loops: [DeskReport.Loop]
    let queues: [DeskStatus.Queue]
    let moments: Moments

    var html: HTML {
        // Editors stand where drafts come from them.
        let after = loops.firstIndex { $0.takes.contains { $0.queue == DraftState.approved.rawValue } } ?? loops.endIndex
        return """
            <section id="line" data-part aria-labelledby="line-title">
            <h2 id="line-title">The line</h2>
            <p class="caption">What waits in front of each loop, from the feeds to the post, for how long, and what is in hand.</p>
            <ol class="line">
            \(loops[..<after].map(cell))\(people)\(loops[after...].map(cell))</ol>
            \(outcomes)</section>

            """
    }

    private var people: HTML {
        let waiting = Waiting(Self.editors, queues)
        return item("Editors", "\(waiting.count)", waiting.words, oldest(waiting), "\(waiting.look) person")
    }

    private func cell(_ loop: DeskReport.Loop) -> HTML {
        let name = loop.name.prefix(1).uppercased() + loop.name.dropFirst()
        let last = loop.lastRunAt.map { moments.distance(to: $0) }
        if loop.takes.isEmpty {
            return item(name, "<span aria-hidden=\"true\">↻</span>", last ?? "no round yet", "", "idle", inHand: loop.inHand)
        }
        let waiting = Waiting(loop.takes, queues)
        let foot = waiting.count == 0 ? last.map { $0.hasSuffix("ago") ? "last \($0)" : $0 } ?? "" : oldest(waiting)
        return item(name, "\(waiting.count)", waiting.words, foot, waiting.look, inHand: loop.inHand)
    }

    private func item(_ name: String, _ number: HTML, _ words: String, _ foot: String, _ look: String, inHand: Int = 0) -> HTML {
        let age: HTML = foot.isEmpty ? "" : "<span class=\"oldest\">\(foot)</span>"
        let hand: HTML = inHand == 0 ? "" : "<span class=\"hand\">\(inHand) in hand</span>"
        return """
            <li class="\(look)"><span class="loop">\(name)</span><span class="number">\(number)</span> \
            <span class="words">\(words)</span>\(age)\(hand)</li>

            """
    }

    private func oldest(_ waiting: Waiting) -> String { waiting.oldest.map { "oldest \(moments.age(of: $0))" } ?? "" }

    /// What has left the line, and queues that nobody takes from.
    private var outcomes: HTML {
        let taken = Set((loops.flatMap(\.takes) + Self.editors).map(\.queue))
        let others = queues.filter { !taken.contains($0.name) && $0.count > 0 }
        if others.isEmpty { return "" }
        let items = others.map { queue -> HTML in "<li><b>\(queue.count)</b> \(StateWords.name(queue.name).lowercased())</li>\n" }
        return "<ul class=\"outcomes\" aria-label=\"Off the line\">\n\(items)</ul>\n"
    }
}

/// The rows in some queues.
private struct Waiting: Sendable {
    let count: Int
    let oldest: Date?
    /// "3 candidates, 1 to rewrite", or the bare words when the number says it.
    let words: String

    init(_ takes: [Intake], _ queues: [DeskStatus.Queue]) {
        let filled = takes.compactMap { take in
            queues.first { $0.name == take.queue && $0.count > 0 }.map { (take: take, queue: $0) }
        }
        count = filled.reduce(0) { $0 + $1.queue.count }
        oldest = filled.compactMap(\.queue.oldest).min()
        words =
            filled.count > 1
            ? filled.map { "\($0.queue.count) \($0.take.words)" }.joined(separator: ", ") : filled.first?.take.words ?? takes[0].words
    }

    var look: String { count == 0 ? "idle" : "busy" }
}
