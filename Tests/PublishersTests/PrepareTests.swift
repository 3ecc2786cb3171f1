import Editorial
import FoundationEssentials
import HTTPClient
import Support
import TestKit
import Testing

@testable import Publishers

@Suite struct PrepareTests {
    private static let image = "urn:li:image:C4E10AQ"

    /// LinkedIn's image door: the upload address, the PUT, and these states one after the other.
    private func imageDesk(author: String = "urn:li:organization:5515715", states: [String]) -> Desk {
        let left = Locked(states)
        return Desk(author: author) { peer in
            while let request = peer.readRequest() {
                if request.line.hasPrefix("POST /rest/images") {
                    let host = request.header("host") ?? ""
                    let value =
                        #"{"value":{"uploadUrlExpiresAt":1,"uploadUrl":"http://\#(host)/dms-uploads/a%2Fb?sig=x%3D&Q=(1)","image":"\#(Self.image)"}}"#
                    peer.write(answer(200, value))
                } else if request.line.hasPrefix("PUT ") {
                    peer.write(answer(201))
                } else {
                    peer.write(left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] })
                }
            }
        }
    }

    private func state(_ name: String) -> String { answer(200, #"{"status":"\#(name)"}"#) }

    @Test func `a text post is these bytes`() async throws {
        let desk = Desk { _ in answer(500) }
        defer { desk.server.stop() }
        let post = try await desk.publisher.prepare(approved("Ship (it) #now\n\nhttps://x.org"))
        #expect(
            post.body
                == #"{"author":"urn:li:organization:5515715","commentary":"Ship \\(it\\) #now\n\nhttps://x.org","distribution":{"feedDistribution":"MAIN_FEED","targetEntities":[],"thirdPartyDistributionChannels":[]},"isReshareDisabledByAuthor":false,"lifecycleState":"PUBLISHED","visibility":"PUBLIC"}"#
        )
        #expect(post.bodyHash == SHA256.hex(of: post.body))
        #expect(post.mediaURN == nil)
        #expect(post.text == "Ship (it) #now\n\nhttps://x.org")
        #expect(try await desk.publisher.prepare(approved("Ship (it) #now\n\nhttps://x.org")).body == post.body)
        #expect(desk.server.requests.count == 0)
    }

    @Test func `a picture is uploaded to the address given and waited for`() async throws {
        let desk = imageDesk(states: [state("WAITING_UPLOAD"), state("PROCESSING"), state("AVAILABLE")])
        defer { desk.server.stop() }
        let post = try await desk.publisher.prepare(approved("Look", picture: fox, altText: "A fox (red)"))

        #expect(post.mediaURN == Self.image)
        #expect(post.body.contains(#""content":{"media":{"altText":"A fox (red)","id":"urn:li:image:C4E10AQ"}}"#))
        let seen = desk.server.requests
        #expect(
            seen.map(\.line) == [
                "POST /rest/images?action=initializeUpload HTTP/1.1", "PUT /dms-uploads/a%2Fb?sig=x%3D&Q=(1) HTTP/1.1",
                "GET /rest/images/urn%3Ali%3Aimage%3AC4E10AQ HTTP/1.1", "GET /rest/images/urn%3Ali%3Aimage%3AC4E10AQ HTTP/1.1",
                "GET /rest/images/urn%3Ali%3Aimage%3AC4E10AQ HTTP/1.1",
            ])
        #expect(String(decoding: seen[0].body, as: UTF8.self) == #"{"initializeUploadRequest":{"owner":"urn:li:organization:5515715"}}"#)
        #expect(seen[1].body == fox.bytes)
        #expect(seen[1].header("authorization") == "Bearer t0ken")
        #expect(desk.clock.slept == [1, 1])
    }

    @Test func `a mention goes out as structured data, and the post is known by what readers see of it`() async throws {
        let desk = Desk { _ in answer(500) }
        defer { desk.server.stop() }
        let ann = Mention(name: "Ann", urn: "urn:li:person:a_b")
        let prepared = try await desk.publisher.prepare(approved("Hi @Ann (Acme)", mentions: [ann]))
        #expect(prepared.body.contains(#""commentary":"Hi @[Ann](urn:li:person:a\\_b) \\(Acme\\)""#))
        #expect(prepared.text == "Hi Ann (Acme)")
    }

    @Test func `a link goes out with all that readers see of it, and the picture as its thumbnail`() async throws {
        let desk = imageDesk(states: [state("AVAILABLE")])
        defer { desk.server.stop() }
        let card = LinkCard(source: "https://x.org/a?b=(c)#d", title: "Ship (it) #now", description: "\\o/ @all")
        let post = try await desk.publisher.prepare(approved("Look", picture: fox, altText: "A fox", card: card))
        #expect(
            post.body.contains(
                #""content":{"article":{"description":"\\o/ @all","source":"https://x.org/a?b=(c)#d","thumbnail":"urn:li:image:C4E10AQ","title":"Ship (it) #now"}}"#
            ))
        #expect(post.mediaURN == Self.image)
        let bare = try await desk.publisher.prepare(approved("Look", card: LinkCard(source: "https://x.org", title: "X", description: "")))
        #expect(bare.body.contains(#""content":{"article":{"source":"https://x.org","title":"X"}}"#))
    }

    @Test func `a token that may not look waits twenty seconds instead`() async throws {
        let desk = imageDesk(author: "urn:li:person:Ab3dE_9xYz", states: [answer(403, "{}")])
        defer { desk.server.stop() }
        let post = try await desk.publisher.prepare(approved("Look", picture: fox))
        #expect(post.mediaURN == Self.image)
        #expect(!post.body.contains("altText"))
        #expect(desk.clock.slept == [20])
    }

    @Test func `a picture that never gets ready is tried again later`() async throws {
        let desk = imageDesk(states: [state("PROCESSING")])
        defer { desk.server.stop() }
        await #expect { try await desk.publisher.prepare(approved("Look", picture: fox)) } throws: {
            ($0 as? LinkedInProblem)?.disposition == .retry
        }
        #expect(desk.clock.slept.reduce(0, +) == 120)
    }

    @Test func `a limit of the day, met while a picture is waited for, stops the account until it ends, and nothing is uploaded again`()
        async throws
    {
        let day = #"{"status":429,"message":"Resource level throttle MEMBER DAY limit for calls to this resource is reached."}"#
        let desk = imageDesk(states: [answer(429, "{}"), answer(429, day)])
        defer { desk.server.stop() }
        await #expect { try await desk.publisher.prepare(approved("Look", picture: fox)) } throws: {
            ($0 as? LinkedInProblem)?.stop?.cause == .limit
        }
        #expect(desk.clock.slept == [1])
        #expect(desk.server.requests.filter { $0.line.hasPrefix("PUT ") }.count == 1)
    }

    @Test func `a picture that LinkedIn cannot read is told`() async throws {
        let desk = imageDesk(states: [state("PROCESSING_FAILED")])
        defer { desk.server.stop() }
        await #expect { try await desk.publisher.prepare(approved("Look", picture: fox)) } throws: {
            ($0 as? LinkedInProblem)?.disposition == .retry
        }
    }

    @Test(arguments: [
        (401, Disposition.needsOperator), (403, .needsOperator), (426, .needsOperator), (400, .permanent), (422, .permanent), (500, .retry),
        (200, .retry),
    ])
    func `a refused upload says what to do`(status: Int, disposition: Disposition) async throws {
        let desk = Desk { _ in answer(status, "{}") }
        defer { desk.server.stop() }
        await #expect { try await desk.publisher.prepare(approved("Look", picture: fox)) } throws: {
            ($0 as? any DeskError)?.disposition == disposition
        }
    }

    @Test func `a picture that LinkedIn takes from nobody is refused at once`() async throws {
        let desk = Desk { _ in answer(500) }
        defer { desk.server.stop() }
        for (type, side) in [("image/webp", 100), ("image/png", 6013)] {
            let picture = Picture(bytes: [1], mediaType: type, width: side, height: side, hash: "", provenance: fox.provenance)
            await #expect { try await desk.publisher.prepare(approved("x", picture: picture)) } throws: {
                ($0 as? LinkedInProblem)?.disposition == .permanent
            }
        }
        #expect(desk.server.requests.count == 0)
    }

    @Test func `length counts as LinkedIn could count it`() async throws {
        let desk = Desk { _ in answer(500) }
        defer { desk.server.stop() }
        _ = try await desk.publisher.prepare(approved(String(repeating: "x", count: 3000)))
        for text in [String(repeating: "x", count: 3001), String(repeating: "(", count: 1501), String(repeating: "😀", count: 1501)] {
            await #expect { try await desk.publisher.prepare(approved(text)) } throws: {
                ($0 as? LinkedInProblem)?.disposition == .permanent
            }
        }
    }

    @Test func `a version warns from its ninth month and is refused after its eleventh`() async throws {
        let now = Timestamp.parse("2026-11-20T12:00:00Z")!
        #expect(APIVersion("202603")?.advice(account: "acme", at: now) == nil)
        #expect(APIVersion("202602")?.advice(account: "acme", at: now)?.contains("9 months old") == true)
        #expect(APIVersion("202512")?.isTooOld(at: now) == false)
        #expect(APIVersion("202511")?.isTooOld(at: now) == true)
        let desk = Desk(version: "202511") { _ in answer(500) }
        defer { desk.server.stop() }
        await #expect { try await desk.publisher.prepare(approved("x")) } throws: {
            ($0 as? LinkedInProblem)?.disposition == .needsOperator
        }
        #expect(desk.server.requests.count == 0)
    }

    @Test(arguments: ["", "2026", "202613", "202600", "20261", "202610.1", "202610.001", "latest", "202610.01.01", "２０２６１０"])
    func `what is no version is none`(text: String) { #expect(APIVersion(text) == nil) }

    @Test func `a version may have a revision`() { #expect(APIVersion("202610.01")?.description == "202610.01") }
}
