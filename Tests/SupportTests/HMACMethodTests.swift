import Support
import Testing

/// Codes that another implementation (Python's hmac) made.
@Suite struct HMACMethodTests {
    @Test(arguments: [
        (HMACMethod.sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", "90d0dace1c1bdc957339307803160335bde6df2b"),
        (
            .sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            .sha384, "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
            "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952"
        ),
        (
            .sha512,
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
            "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"
        ),
    ])
    func codesAreThoseOfOthers(method: HMACMethod, short: String, long: String) {
        #expect(method.hex(key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8)) == short)
        let key = [UInt8](repeating: 0xaa, count: 131)
        #expect(method.hex(key: key, message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)) == long)
    }
}
