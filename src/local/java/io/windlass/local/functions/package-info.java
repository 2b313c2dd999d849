/// Lambda's endpoint on a laptop: functions that are called in process, by Invoke and through HTTP as a function URL.
///
/// Promises: what the AWS SDKs and the AWS CLI send is answered as Lambda answers it, its limits and errors too; a
/// function
/// learns no more than Lambda would tell it. Knows no function: whoever starts the server names them. May import
/// Jackson, the interfaces of `com.amazonaws` and the JDK's HTTP server.
package io.windlass.local.functions;
