import Editorial
import FoundationEssentials
import HTTPServer
import Support

/// The accounts, what the token of each can do, and how long it lives.
struct AccountTable: Sendable {
    let accounts: [DeskReport.Account]
    let moments: Moments

    var table: Table {
        Table(
            id: "accounts", title: "Accounts", counted: ("account", "accounts"),
            caption: "Where posts go and when, and what each account’s token can do there.",
            columns: ["Account", "Token"] + Capability.allCases.map { Self.capitalized($0.words.description) },
            rows: accounts.map { account in
                [name(account), token(account.access)] + Capability.allCases.map { verdict($0, account.access) }
            },
            empty: "No account is configured: add an <code>[[account]]</code> with <code>kind = \"linkedin\"</code> or \"file\".")
    }

    private func name(_ account: DeskReport.Account) -> HTML {
        "\(account.name) \(state(account))<span class=\"place\">\(account.kind)</span><span class=\"place\">\(account.calendar)</span>\(stop(account))"
    }

    private func state(_ account: DeskReport.Account) -> HTML {
        if account.isPaused { return "<span class=\"badge warn\">Paused</span>" }
        return account.parking == nil ? "<span class=\"badge good\">Active</span>" : "<span class=\"badge bad\">Stopped</span>"
    }

    private func stop(_ account: DeskReport.Account) -> HTML {
        guard let parking = account.parking else { return "" }
        return "<p class=\"note\">\(parking.sentence.description) All its posts are kept. Next try: \(moments.time(parking.until)).</p>"
    }

    private func token(_ access: AccountAccess?) -> HTML {
        guard let access else { return "<span class=\"badge\">Not looked at yet</span>" }
        if let ending = Self.ending(access.token) {
            return "<span class=\"badge bad\">\(ending)</span><p class=\"note\">\(step(access))</p>"
        }
        if access.token == .none { return "<span class=\"none\">none needed</span>" }
        guard let end = access.expiresAt, let days = access.daysLeft(at: moments.now) else {
            return "<span class=\"badge\">End not known</span>"
        }
        let look = look(TokenTerm.warning(access, at: moments.now))
        return "<span class=\"badge \(look)\">\(days == 1 ? "1 day" : "\(days) days") left</span><p class=\"note\">\(moments.time(end))</p>"
    }

    private func step(_ access: AccountAccess) -> String {
        Self.capitalized(access.renewal?.description ?? "make a new one") + "."
    }

    private func look(_ warning: Int?) -> String {
        guard let warning else { return "good" }
        return warning > 3 ? "warn" : "bad"
    }

    private func verdict(_ capability: Capability, _ access: AccountAccess?) -> HTML {
        guard let answer = access?[capability] else { return "<span class=\"none\">not known</span>" }
        switch answer.verdict {
        case .can: return "<span class=\"badge good\">Can</span>"
        case .cannot:
            // What an account is for; the rest it may do without.
            let look = capability == .publish ? " bad" : ""
            return "<span class=\"badge\(look)\">Cannot</span>\(note(answer.reason.description))"
        case .unknown: return "<span class=\"badge warn\">Not known</span>\(note(answer.reason.description))"
        }
    }

    /// Scopes are long words; they may break where their parts meet.
    private func note(_ reason: String) -> HTML {
        let parts = reason.split(separator: "_", omittingEmptySubsequences: false)
        let rest = parts.dropFirst().map { part -> HTML in "_<wbr>\(String(part))" }
        return "<p class=\"note\">\(String(parts[0]))\(rest)</p>"
    }

    private static func ending(_ token: AccountAccess.Token) -> String? {
        switch token {
        case .expired: "Expired"
        case .revoked: "Revoked"
        case .invalid: "Not valid"
        case .missing: "Not connected"
        case .none, .unknown, .active: nil
        }
    }

    private static func capitalized(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }
}
