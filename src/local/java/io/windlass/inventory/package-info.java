/// Reads S3 Inventory as a listing: what lay in a bucket when the inventory was made, in the order of the keys.
///
/// Promises: a file whose MD5 is not the manifest's is refused; memory does not grow with the inventory, since it is
/// sorted on disk. Knows nothing of pipelines. May not enter: the AWS SDK, the warehouse.
package io.windlass.inventory;
