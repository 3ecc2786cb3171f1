import Editorial
import FoundationEssentials
import HTTPServer

/// The top of the page: in one headline and one sentence how the desk is, and what somebody must do about it.
struct Lead: Sendable {
    let report: DeskReport
    let moments: Moments

    var html: HTML {
        """
        <section id="state" data-part class="\(tone)" role="status" aria-labelledby="headline">
        <h1 id="headline">\(headline)</h1>
        <p class="standfirst">\(standfirst)</p>
        </section>
        <section id="notices" data-part aria-label="Notices">
        \(notices)</section>

        """
    }

    /// "The desk is running"; also the page's title.
    var headline: String {
        if !report.notReady.isEmpty { return "The desk is not ready" }
        if report.isPaused { return "The desk is paused" }
        let troubles = report.desk.faults.count
        return troubles == 0
            ? "The desk is running" : "The desk is running, with \(Self.sentence(troubles, "fault", "faults").lowercased())"
    }

    private var tone: String {
        if !report.notReady.isEmpty || !report.desk.faults.isEmpty || report.configurationError != nil { return "bad" }
        return report.isPaused || !report.desk.stuck.isEmpty ? "warn" : "good"
    }

    private var standfirst: String {
        let desk = report.desk
        var sentences = [Self.sentence(desk.due.count, "post is due", "posts are due", "Nothing is due") + " in the next 24 hours"]
        if let first = desk.due.first?.at { sentences[0] += "\(desk.due.count == 1 ? "," : ", the first") \(moments.distance(to: first))" }
        if !desk.waiting.isEmpty {
            sentences.append(Self.sentence(desk.waiting.count, "draft waits for a person", "drafts wait for a person"))
        }
        if !desk.stuck.isEmpty { sentences.append(Self.sentence(desk.stuck.count, "draft is stuck", "drafts are stuck")) }
        return sentences.joined(separator: ". ") + "."
    }

    private var notices: [HTML] {
        var notices = report.notReady.map { Self.notice("bad", "Not ready", "<p>\($0)</p>") }
        if let error = report.configurationError {
            notices.append(
                Self.notice(
                    "bad", "The configuration file was rejected",
                    "<p>The last good one stays in force. Correct the file; it is read again at once.</p>\n\(Self.problems(error))"))
        }
        if let restart = report.restartNeeded { notices.append(Self.notice("warn", "A restart is needed", "<p>\(restart)</p>")) }
        notices += report.budgets.map { Self.notice("warn", "A budget is used up", "<p>\($0)</p>") }
        if report.isPaused {
            let words: HTML =
                "<p>Nothing is published, everything else goes on. Set <code>paused = false</code> under <code>[daemon]</code> to go on.</p>"
            notices.append(Self.notice("warn", "Paused", words))
        }
        return notices
    }

    private static func notice(_ tone: String, _ title: String, _ body: HTML) -> HTML {
        "<div class=\"notice \(tone)\"><h2>\(title)</h2>\(body)</div>\n"
    }

    /// Each problem with its place in front: "copydesk.toml:12:5: what is wrong, what would be right".
    private static func problems(_ error: String) -> HTML {
        let lines = error.split(separator: "\n").map { line -> HTML in
            let parts = line.split(separator: ":", maxSplits: 3)
            guard parts.count == 4, Int(parts[1]) != nil, Int(parts[2]) != nil else { return "<li>\(String(line))</li>\n" }
            return "<li><code>\(parts[..<3].joined(separator: ":"))</code> \(String(parts[3]))</li>\n"
        }
        return "<ul class=\"problems\">\n\(lines)</ul>"
    }

    /// "Three drafts are stuck"; up to ten in words, as sentences do.
    private static func sentence(_ count: Int, _ one: String, _ several: String, _ none: String = "") -> String {
        if count == 0 { return none }
        let words = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]
        return "\(count <= words.count ? words[count - 1] : String(count)) \(count == 1 ? one : several)"
    }
}
