import Support

/// The token by which Notion signs its webhooks: in a file of the state folder that only the service may read.
///
/// Notion sends it once, unasked, when somebody makes a subscription; anybody else could send one too. The first that is offered therefore
/// stands, so that nobody can put another in its place, until the operator removes it; it counts for good once Notion has signed an event
/// with it: whoever pasted it into Notion has seen it.
struct WebhookToken: Sendable {
    private let kept: String
    private let offered: String

    init(state: String) {
        kept = state + "/notion-webhook-token"
        offered = state + "/notion-webhook-offer"
    }

    /// The file that an operator reads to paste the offered token into Notion.
    var offerPath: String { offered }
    /// The file of the one in force; who removes it begins anew.
    var path: String { kept }

    /// Keeps an offered token; the path of the other one that stands in its way, else nil. The same one may come again.
    func offer(_ token: Secret) throws -> String? {
        for path in [kept, offered] {
            if let other = try read(path) { return path == offered && other.reveal() == token.reveal() ? nil : path }
        }
        try Files.write(offered, Array((token.reveal() + "\n").utf8), mode: 0o600)
        return nil
    }

    /// Whether a signature by the token in force, or by the offered one, makes `isSigned` true; an offered one is then in force.
    func accepts(_ isSigned: (Secret) -> Bool) throws -> Bool {
        if let token = try read(kept) { return isSigned(token) }
        guard let token = try read(offered), isSigned(token) else { return false }
        try Files.move(offered, to: kept)
        return true
    }

    private func read(_ path: String) throws -> Secret? {
        guard Files.exists(path) else { return nil }
        return Secret(String(decoding: try Files.read(path, limit: 4096), as: UTF8.self).trimmed)
    }
}
