import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

@testable import Rehearsal

@Suite struct RequestLogTests {
    @Test(
        "a request is counted as the call it makes, whatever it is about",
        arguments: [
            ("/v1/pages/2fd26e8b-8178-4ec9-8472-8f093a6cc424", "", "/v1/pages/*"),
            ("/v1/pages/2fd26e8b81784ec984728f093a6cc424/properties/Qy~%3E", "page_size=100", "/v1/pages/*/properties/*"),
            ("/v1/pages/2fd26e8b81784ec984728f093a6cc424/properties/title", "", "/v1/pages/*/properties/*"),
            ("/v1/users/me", "", "/v1/users/me"),
            ("/rest/posts", "author=urn%3Ali%3Aorganization%3A5515715&q=author&count=50", "/rest/posts?q=author"),
            ("/rest/images", "action=initializeUpload", "/rest/images?action=initializeUpload"),
            ("/rest/posts/urn%3Ali%3Ashare%3A7482799659132977152", "", "/rest/posts/*"),
            ("/sdapi/v1/txt2img", "", "/sdapi/v1/txt2img"),
            ("/v1/generation/stable-diffusion-xl-1024-v1-0/text-to-image", "", "/v1/generation/*/text-to-image"),
            ("/v2beta/stable-image/generate/core", "", "/v2beta/stable-image/generate/core"),
        ])
    func call(path: String, query: String, expected: String) {
        let request = LoggedRequest(
            time: Date(timeIntervalSince1970: 0), method: "GET", path: path, query: query, bodyCount: 0, status: 200)
        #expect(request.call == "GET " + expected)
    }

    @Test("another process reads how often each call was made, and is not counted itself")
    func calls() async throws {
        try await LinkedInDesk.open { desk in
            for number in 1...3 { _ = try await desk.post("Number \(number)") }
            _ = try await desk.call("GET", "/rest/posts/urn%3Ali%3Ashare%3A1")
            let answer = try JSON(parsing: try await desk.call("GET", "/calls").body)
            #expect(answer == ["POST /rest/posts": 3, "GET /rest/posts/*": 1])
        }
        try await NotionOffice.open { office in
            let before = office.notion.desk.log.calls["GET /v1/users/me", default: 0]
            _ = try await office.call("GET", "users/me")
            let answer = try JSON(parsing: try await office.send("GET", office.notion.baseURL + "/calls").body)
            #expect(answer["GET /v1/users/me"] == .integer(before + 1))
        }
    }
}
