import HTTPServer
import Support

/// Who may ask for a look-alike's pages and act through them: a browser on this machine, and only its own pages.
package struct PageGate: Sendable {
    private let hosts = KnownHosts(listenHost: "127.0.0.1")

    package init() {}

    /// Why a request is not answered; nil when it may go on.
    ///
    /// Foreign names in Host are DNS rebinding. A page of another site can send text here, but not JSON without asking first, and
    /// its browser says in Origin where it comes from.
    package func refusal(of request: ServerRequest) -> ServerResponse? {
        guard hosts.serve(request) else {
            return .json(["error": "This server does not answer for that host; ask by the address that it listens on."], status: 421)
        }
        guard !["GET", "HEAD"].contains(request.method) else { return nil }
        if let origin = request.header("origin"), origin.lowercased() != "http://\(request.header("host")?.lowercased() ?? "")" {
            return .json(["error": "Only this desk’s own pages may act here."], status: 403)
        }
        if request.method == "POST", request.header("content-type")?.lowercased().hasPrefix("application/json") != true {
            return .json(["error": "Send the act as application/json."], status: 415)
        }
        return nil
    }
}
