// Stands in for a package that the registry does not serve. node-tak loads it, and uses it to read .p12 files only.
module.exports = {
  getPemFromP12() {
    throw new Error("Reading .p12 files is not part of this test; give PEM files");
  },
};
