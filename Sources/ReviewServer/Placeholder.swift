internal import CryptoExtras
internal import Hummingbird
internal import Mustache
package struct Placeholder {}
