import HTTPServer
import Support
import Testing

@Suite struct RouterTests {
    private let router: Router = {
        var router = Router()
        router.on("GET", "/v1/pages/{id}") { _, path in .text("page \(path["id"])") }
        router.on("PATCH", "/v1/pages/{id}") { _, path in .text("patch \(path["id"])") }
        router.on("GET", "/v1/pages/recent") { _, _ in .text("recent") }
        router.on("GET", "/files/{rest...}") { _, path in .text("file \(path["rest"])") }
        router.on("GET", "/") { _, _ in .text("root") }
        return router
    }()

    private func answer(_ method: String, _ target: String) async -> (Int, String) {
        let response = await router(ServerRequest(method: method, target: target))
        guard case .bytes(let bytes) = response.body else { return (response.status, "") }
        return (response.status, String(decoding: bytes, as: UTF8.self))
    }

    @Test("parameters are whole segments, decoded")
    func parameters() async {
        #expect(await answer("GET", "/v1/pages/a%2Fb?x=1") == (200, "page a/b"))
        #expect(await answer("GET", "/files/a/b%20c/") == (200, "file a/b c/"))
        #expect(await answer("GET", "/") == (200, "root"))
    }

    @Test("a literal segment wins over a parameter of the same method")
    func literal() async {
        #expect(await answer("GET", "/v1/pages/recent") == (200, "recent"))
        #expect(await answer("PATCH", "/v1/pages/recent") == (200, "patch recent"))
        #expect(await answer("HEAD", "/v1/pages/recent") == (200, "recent"))
    }

    @Test("an unknown path is 404, a known one with another method 405 and names the methods")
    func refusals() async {
        #expect(await answer("GET", "/v1/pages").0 == 404)
        #expect(await answer("GET", "/v1/pages/").0 == 404)
        #expect(await answer("GET", "/v1/pages/1/2").0 == 404)
        let refused = await router(ServerRequest(method: "DELETE", target: "/v1/pages/1"))
        #expect(refused.status == 405)
        #expect(refused.headers.contains { $0 == ("Allow", "GET, PATCH") })
    }
}
