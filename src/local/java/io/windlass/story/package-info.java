/// One object's whole story, told from what bucket, journal, warehouse and definitions say of its key.
///
/// Promises: everything is asked for by the object's key or by the number of a run that has it, or is the
/// last of a pipeline that is paused; nothing is written. What somebody cannot say is told as such and stops nothing.
/// May not enter: the AWS SDK, SQL text.
package io.windlass.story;
