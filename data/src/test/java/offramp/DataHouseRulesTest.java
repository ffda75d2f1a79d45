package offramp;

/// The rules of the house, over the classes of this module too.
class DataHouseRulesTest extends HouseRulesTest {}
