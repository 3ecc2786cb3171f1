import Editorial
import FoundationEssentials
import HTTPServer

/// The production line as a row of loops, each with what waits in front of it.
struct LineRow: Sendable {
    private struct Loop: Sendable {
        let name: String
        /// The queues it takes from, by their names in the report, with the words for people.
        let takes: [(queue: String, words: String)]
        var isPerson = false
    }

    private static let loops = [
        Loop(name: "Collect", takes: [("feeds due", "feeds due")]),
        Loop(name: "Draft", takes: [("candidates", "candidates"), ("changesRequested", "to rewrite")]),
        Loop(name: "Illustrate", takes: [("pictures", "pictures")]),
        Loop(name: "Submit", takes: [("drafted", "drafts")]),
        Loop(name: "Editors", takes: [("submitted", "in review")], isPerson: true),
        Loop(name: "Schedule", takes: [("approved", "approved")]),
        Loop(name: "Prepare", takes: [("slotted", "scheduled")]),
        Loop(name: "Send", takes: [("prepared", "ready"), ("armed", "on the wire")]),
        Loop(name: "Reconcile", takes: [("unknown", "unknown")]),
        Loop(name: "Announce", takes: [("board updates", "updates")]),
    ]

    let queues: [DeskStatus.Queue]
    let moments: Moments

    var html: HTML {
        """
        <section id="line" data-part aria-labelledby="line-title">
        <h2 id="line-title">The line</h2>
        <p class="caption">What waits in front of each loop, from the feeds to the post, and for how long.</p>
        <ol class="line">
        \(Self.loops.map(cell))</ol>
        \(outcomes)</section>

        """
    }

    private func cell(_ loop: Loop) -> HTML {
        let waiting = loop.takes.map { take in (words: take.words, queue: queues.first { $0.name == take.queue }) }
        let count = waiting.reduce(0) { $0 + ($1.queue?.count ?? 0) }
        let busy = waiting.filter { ($0.queue?.count ?? 0) > 0 }
        let words = busy.count > 1 ? busy.map { "\($0.queue?.count ?? 0) \($0.words)" } : [busy.first?.words ?? loop.takes[0].words]
        let oldest = busy.compactMap(\.queue?.oldest).min()
        return """
            <li class="\(count == 0 ? "idle" : "busy")\(loop.isPerson ? " person" : "")"><span class="loop">\(loop.name)</span>\
            <span class="number">\(count)</span> <span class="words">\(words.joined(separator: ", "))</span>\
            <span class="oldest">\(oldest.map { "oldest \(moments.age(of: $0))" } ?? "")</span></li>

            """
    }

    /// What has left the line, and queues that no loop of this page takes from.
    private var outcomes: HTML {
        let taken = Set(Self.loops.flatMap { $0.takes.map(\.queue) })
        let others = queues.filter { !taken.contains($0.name) && $0.count > 0 }
        if others.isEmpty { return "" }
        let items = others.map { queue -> HTML in "<li><b>\(queue.count)</b> \(StateWords.name(queue.name).lowercased())</li>\n" }
        return "<ul class=\"outcomes\" aria-label=\"Off the line\">\n\(items)</ul>\n"
    }
}
