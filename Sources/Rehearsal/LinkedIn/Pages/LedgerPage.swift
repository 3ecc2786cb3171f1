import FoundationEssentials
import HTTPServer
import Support

/// What the look-alike was asked and what came of it: faults of the client first.
struct LedgerPage: Sendable {
    let stage: LinkedInStage
    let log: RequestLog

    var content: PageContent {
        let tables = [violations, accounts, attempts, requests]
        return PageContent(
            title: "Ledger", path: "/ledger",
            html: """
                <div class="ledger">
                <h1>Ledger</h1>
                <p class="standfirst">What was asked of this LinkedIn, and what it answered. All times \(stage.times.zone.name). \
                The same for machines: <a href="/ledger.json">ledger.json</a>.</p>
                \(tables.map(\.html))</div>
                """)
    }

    private var violations: Table {
        Table(
            id: "ledger-violations", title: "Violations", caption: "What LinkedIn would have punished, now or later; newest first.",
            columns: ["What", "When", "Details"],
            rows: log.violations.reversed().map { ["\($0.kind)", stage.times.brief($0.time), "\($0.detail)"] },
            empty: "None: every request was one that LinkedIn takes.", isAlarm: true, json: "/ledger.json")
    }

    private var accounts: Table {
        Table(
            id: "ledger-accounts", title: "Accounts", caption: "Who posts here, and how often it was tried.",
            columns: ["Account", "Attempts", "Published", "Duplicates refused", "Other failures"],
            rows: stage.authors.map { author in
                let own = stage.attempts.filter { $0.author == author.urn }
                let published = own.count { if case .published = $0.effect { true } else { false } }
                let duplicates = own.count { if case .duplicate = $0.effect { true } else { false } }
                return [
                    "<a href=\"\(stage.path(to: author))\">\(author.name)</a><span class=\"place\">\(author.urn)</span>", "\(own.count)",
                    "\(published)", "\(duplicates)", "\(own.count - published - duplicates)",
                ]
            },
            empty: "This LinkedIn has no members.")
    }

    private var attempts: Table {
        Table(
            id: "ledger-attempts", title: "Attempts to post", caption: "Every request to create a post, newest first.",
            columns: ["What came of it", "When", "Account", "Answer"],
            rows: stage.attempts.reversed().map { attempt in
                [
                    effect(of: attempt), stage.times.brief(attempt.time),
                    "\(attempt.author.isEmpty ? "not named" : PostAuthor(urn: attempt.author, in: stage.settings).name)",
                    answer(to: attempt),
                ]
            },
            empty: "Nobody has tried to post yet. Approve a draft on the Notion page; the attempt appears here at its minute.",
            json: "/ledger.json")
    }

    private func effect(of attempt: CreateAttempt) -> HTML {
        switch attempt.effect {
        case .published(let urn):
            let text = stage.post(urn)?.text.collapsed.limited(utf16: 80) ?? ""
            return """
                <span class="badge good">Published</span> <a href="\(LinkedInPaths.post(urn))">\(text.isEmpty ? "Post" : text)</a>\
                <span class="place">\(urn)</span>
                """
        case .duplicate(let words): return "<span class=\"badge warn\">Duplicate refused</span> <span class=\"note\">\(words)</span>"
        case .refused(let words): return "<span class=\"badge bad\">Refused</span> <span class=\"note\">\(words)</span>"
        case .prevented: return "<span class=\"badge bad\">Nothing</span> <span class=\"note\">A rehearsed fault came first.</span>"
        }
    }

    private func answer(to attempt: CreateAttempt) -> HTML {
        let status: HTML = attempt.status == 0 ? "none" : "\(attempt.status)"
        return attempt.isAnsweredTruly ? status : "\(status) <span class=\"note\">A rehearsed fault: the client cannot know.</span>"
    }

    private var requests: Table {
        let all = log.requests
        return Table(
            id: "ledger-requests", title: "Requests", caption: "What the API was asked, newest first; queries are left out.",
            columns: ["Request", "When", "Status", "Bytes sent"],
            rows: all.reversed().map { request in
                [
                    "<code>\(request.method) \(request.path)</code>", stage.times.brief(request.time),
                    request.status == 0 ? "no answer" : "\(request.status)", "\(request.bodyCount)",
                ]
            },
            empty: "Nothing was asked yet: the desk speaks to LinkedIn when it has something to post.", json: "/ledger.json")
    }
}
