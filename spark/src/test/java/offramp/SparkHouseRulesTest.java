package offramp;

/// The rules of the house, over the classes and sources of this module.
class SparkHouseRulesTest extends HouseRulesTest {}
