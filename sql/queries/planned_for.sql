-- For which watches were the promises made?
SELECT planned_for FROM installation
